use super::*;

#[test]
fn lengths_are_read_as_people_type_them() {
    for (text, seconds) in [
        ("12", 720),
        (" 1:30 ", 90),
        ("0:05", 5),
        ("1:02:03", 3_723),
        ("90 s", 90),
        ("90s", 90),
        ("2 min", 120),
        ("2 min 30", 150),
        ("2'30\"", 150),
        ("1 h", 3_600),
        ("1h30", 5_400),
        ("1 h 30 min", 5_400),
        ("1 heure 15", 4_500),
        ("45 Minutes", 2_700),
        ("6 min.", 360),
        ("24 h", 86_400),
        ("0", 0),
    ] {
        assert_eq!(read_length(text), Some(seconds), "{text}");
    }
}

#[test]
fn what_is_no_length_is_none() {
    for text in [
        "",
        "min",
        "soon",
        "1:5",
        "1:60",
        "1::30",
        ":30",
        "1:2:3:4",
        "-5",
        "1.5",
        "5 s 2 min",
        "2 min 3 min",
        "90 s 5",
        "99999999999",
        "9999999 h",
        "½",
    ] {
        assert_eq!(read_length(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn reading_a_length_never_panics(text: String, short in "[0-9:hmins '.]{0,12}") {
        read_length(&text);
        read_length(&short);
    }
}
