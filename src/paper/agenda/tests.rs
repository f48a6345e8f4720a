#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]

use proptest::prelude::*;

use super::*;

fn rooms(count: usize) -> Vec<Column> {
    (0..count).map(|n| Column { name: format!("Room {n}"), capacity: Some(20), used: true }).collect()
}

fn slot(rooms: usize, title: &str) -> Row {
    let card =
        |n: usize| Card { number: u32::try_from(n).unwrap() + 1, title: title.to_owned(), conveners: "Aïcha Benali".to_owned() };
    Row::Slot { hours: Hours::default(), cells: (0..rooms).map(|n| vec![card(n)]).collect() }
}

/// Every cell of the sheets, as the room's name and the workshops, slot by slot.
fn cells(sheets: &[AgendaSheet]) -> Vec<(String, Vec<Card>)> {
    let of_sheet = |sheet: &AgendaSheet| {
        let rooms = sheet.rooms.clone();
        let slots = sheet.rows.iter().filter_map(|row| if let Row::Slot { cells, .. } = row { Some(cells.clone()) } else { None });
        slots.flat_map(move |cells| rooms.clone().into_iter().map(|room| room.name).zip(cells)).collect::<Vec<_>>()
    };
    sheets.iter().flat_map(of_sheet).collect()
}

#[test]
fn a_usual_day_stands_on_one_sheet() {
    let rows = vec![slot(4, "Un lieu ouvert le soir"); 3];
    for way in [Way::Landscape, Way::Portrait] {
        let sheets = paginated(&rooms(4), &rows, way);
        assert_eq!(sheets.len(), 1);
        assert!(way == Way::Portrait || sheets[0].size > SIZES[5], "with letters larger than the smallest");
    }
}

#[test]
fn twelve_rooms_part_into_sheets_of_as_many_and_each_sheet_has_its_own_names() {
    let sheets = paginated(&rooms(12), &vec![slot(12, "Que peut une association ?"); 2], Way::Landscape);
    assert!(sheets.len() > 1);
    let breadths: Vec<_> = sheets.iter().map(|sheet| sheet.rooms.len()).collect();
    assert!(breadths.iter().max().unwrap() - breadths.iter().min().unwrap() <= 1, "{breadths:?}");
    for sheet in &sheets {
        assert!(sheet.rows.iter().all(|row| matches!(row, Row::Slot { cells, .. } if cells.len() == sheet.rooms.len())));
    }
}

#[test]
fn a_room_where_nothing_meets_leaves_its_width_to_the_others() {
    let mut some = rooms(7);
    for room in some.iter_mut().skip(4) {
        room.used = false;
    }
    assert!(width_of(&some, 240) > width_of(&rooms(7), 240) * 5 / 4);
    some[6].name = "Médiathèque".to_owned();
    assert_eq!(some[6].weight(), some[0].weight(), "but for a name that would be broken");
    let rows = vec![Row::Slot { hours: Hours::default(), cells: vec![Vec::new(); 7] }; 2];
    let sheets = paginated(&some, &rows, Way::Landscape);
    assert_eq!(sheets.iter().map(|sheet| sheet.rooms.len()).sum::<usize>(), 7, "and stands there all the same");
}

#[test]
fn a_few_plenary_items_have_no_sheet_to_themselves() {
    let item = |title: &str| Row::Plenary(Item { title: title.to_owned(), ..Item::default() });
    let long = slot(6, &"un titre sans fin ".repeat(40));
    let rows = vec![item("Accueil"), long.clone(), item("Repas"), long, item("Clôture")];
    let sheets = paginated(&rooms(6), &rows, Way::Landscape);
    assert!(sheets.iter().all(|sheet| sheet.rows.iter().any(|row| matches!(row, Row::Slot { .. }))), "{}", sheets.len());
    let stand: Vec<Row> = sheets.into_iter().flat_map(|sheet| [sheet.before, sheet.rows].concat()).collect();
    assert_eq!(stand, rows, "and all stand in their order");
}

#[test]
fn what_is_in_no_room_stands_above_the_names_of_the_rooms_and_between_their_slots() {
    let item = |title: &str| Row::Plenary(Item { title: title.to_owned(), ..Item::default() });
    let morning: Vec<Row> = (1..=9).map(|n| item(&format!("Plénière {n}"))).collect();
    let rest = vec![slot(4, "Un lieu ouvert"), item("Pause"), slot(4, "Un lieu ouvert"), item("Clôture")];
    for way in [Way::Landscape, Way::Portrait] {
        let sheets = paginated(&rooms(4), &[morning.clone(), rest.clone()].concat(), way);
        assert_eq!(sheets[0].before, morning, "in their order, and no two abreast");
        let stand: Vec<Row> = sheets.into_iter().flat_map(|sheet| [sheet.before, sheet.rows].concat()).skip(9).collect();
        assert_eq!(stand, rest);
    }
}

#[test]
fn a_line_longer_than_a_sheet_has_one_to_itself() {
    let rows = vec![slot(6, "Court"), slot(6, &"un titre sans fin ".repeat(40)), slot(6, "Court")];
    let sheets = paginated(&rooms(6), &rows, Way::Landscape);
    assert_eq!(cells(&sheets).len(), 18);
}

proptest! {
    #[test]
    fn every_cell_stands_on_one_sheet(
        breadth in 1_usize..14, length in 1_usize..12, letters in 1_usize..300, landscape: bool
    ) {
        let way = if landscape { Way::Landscape } else { Way::Portrait };
        let rows = vec![slot(breadth, &"mot ".repeat(letters.div_ceil(4))); length];
        let sheets = paginated(&rooms(breadth), &rows, way);
        let mut found = cells(&sheets);
        prop_assert_eq!(found.len(), breadth * length);
        found.sort_by(|a, b| (&a.0, a.1[0].number).cmp(&(&b.0, b.1[0].number)));
        for (index, (room, here)) in found.iter().enumerate() {
            prop_assert_eq!(here[0].number, room.strip_prefix("Room ").unwrap().parse::<u32>().unwrap() + 1);
            prop_assert!(index < breadth * length);
        }
        let (width, _) = if landscape { LANDSCAPE } else { PORTRAIT };
        for sheet in &sheets {
            let column = (width - CLOCK) * 1_000 / sheet.rooms.len() / sheet.size;
            prop_assert!(sheet.rooms.len() == 1 || column >= LETTERS * 95 / 100, "a column of {}", column);
        }
    }
}
