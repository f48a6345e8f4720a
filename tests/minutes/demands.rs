//! What Word demands of a file, as far as it is written down (ECMA-376), read by independent readers of
//! ZIP and XML.

use std::collections::{BTreeMap, HashSet};
use std::io::{Cursor, Read};

use roxmltree::{Document, Node};
use zip::ZipArchive;

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The order in which Word wants the children of these elements (ECMA-376 part 1, annex A).
const ORDER: &[(&str, &str)] = &[
    (
        "pPr",
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
         suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid \
         spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl \
         divId cnfStyle rPr sectPr pPrChange",
    ),
    (
        "rPr",
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden \
         color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout \
         specVanish oMath",
    ),
    (
        "tblPr",
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders \
         shd tblLayout tblCellMar tblLook tblCaption tblDescription",
    ),
    ("tcPr", "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
    ("tbl", "tblPr tblGrid tr"),
    ("tr", "tblPrEx trPr tc"),
    ("tcBorders", "top left bottom right insideH insideV"),
    ("tcMar", "top left bottom right"),
    ("tblBorders", "top left bottom right insideH insideV"),
    ("tblCellMar", "top left bottom right"),
    ("pBdr", "top left bottom right between bar"),
    ("numPr", "ilvl numId"),
    (
        "sectPr",
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols \
         formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid",
    ),
    ("sdt", "sdtPr sdtEndPr sdtContent"),
    ("docPartObj", "docPartGallery docPartCategory docPartUnique"),
    (
        "style",
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked pPr rPr tblPr trPr \
         tcPr tblStylePr",
    ),
    ("tblStylePr", "pPr rPr tblPr trPr tcPr"),
    ("docDefaults", "rPrDefault pPrDefault"),
    ("styles", "docDefaults latentStyles style"),
    ("abstractNum", "nsid multiLevelType tmpl name styleLink numStyleLink lvl"),
    ("lvl", "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    ("num", "abstractNumId lvlOverride"),
    ("numbering", "numPicBullet abstractNum num"),
    ("font", "altName panose1 charset family notTrueType pitch sig"),
    ("settings", "zoom defaultTabStop autoHyphenation characterSpacingControl compat themeFontLang clrSchemeMapping decimalSymbol"),
    ("body", "p tbl sdt sectPr"),
];
/// Where several kinds of children may mix, only the last must be last.
const MIXED: &[&str] = &["body"];

/// The parts of a package, by name: those of text, and the pictures.
pub struct Package(pub BTreeMap<String, String>, pub BTreeMap<String, Vec<u8>>);

impl Package {
    pub fn open(bytes: &[u8]) -> Self {
        let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
        let (mut parts, mut pictures) = (BTreeMap::new(), BTreeMap::new());
        for n in 0..archive.len() {
            let mut file = archive.by_index(n).unwrap();
            let mut content = Vec::new();
            file.read_to_end(&mut content).unwrap();
            let name = file.name().to_owned();
            assert!(!parts.contains_key(&name) && !pictures.contains_key(&name), "{name} comes twice");
            if name.starts_with("word/media/") {
                pictures.insert(name, content);
            } else {
                parts.insert(name, String::from_utf8(content).unwrap());
            }
        }
        Self(parts, pictures)
    }

    pub fn part(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_else(|| panic!("no {name}"))
    }
}

pub fn named<'a, 'i>(document: &'a Document<'i>, name: &'static str) -> impl Iterator<Item = Node<'a, 'i>> {
    document.descendants().filter(move |node| node.has_tag_name((W, name)))
}

pub fn value<'a>(node: Node<'a, '_>) -> &'a str {
    node.attribute((W, "val")).unwrap_or_else(|| panic!("{:?} has no value", node.tag_name()))
}

fn attributes<'a>(document: &'a Document<'_>, name: &'static str, attribute: (&'static str, &'static str)) -> Vec<&'a str> {
    named(document, name).filter_map(|node| node.attribute(attribute)).collect()
}

macro_rules! demand {
    ($holds:expr, $($why:tt)+) => { if !$holds { return Err(format!($($why)+)); } };
}

type Checked = Result<(), String>;

/// What of it the file doesn't keep, if anything.
pub fn defect(bytes: &[u8]) -> Checked {
    let package = Package::open(bytes);
    let mut parsed = BTreeMap::new();
    for (name, content) in &package.0 {
        parsed.insert(name.as_str(), Document::parse(content).map_err(|error| format!("{name}: {error}"))?);
    }
    let (document, styles, numbering) = (&parsed["word/document.xml"], &parsed["word/styles.xml"], &parsed["word/numbering.xml"]);
    types(&package, &parsed["[Content_Types].xml"])?;
    relationships(&package, &parsed)?;
    for (name, part) in &parsed {
        order(part).map_err(|why| format!("{name}: {why}"))?;
    }
    bookmarks(document)?;
    for part in ["word/document.xml", "word/header.xml", "word/footer.xml", "word/styles.xml", "word/numbering.xml"] {
        styled(&parsed[part], styles)?;
    }
    numbered(document, styles, numbering)?;
    drawings(document)?;
    tables(document)?;
    fields(document)
}

fn types(package: &Package, types: &Document<'_>) -> Checked {
    let declared: HashSet<_> = types.descendants().filter_map(|node| node.attribute("PartName")).collect();
    for name in package.0.keys().filter(|name| !name.contains("_rels/") && *name != "[Content_Types].xml") {
        demand!(declared.contains(format!("/{name}").as_str()), "{name} has no type");
    }
    let by_ending: HashSet<_> = types.descendants().filter_map(|node| node.attribute("Extension")).collect();
    for name in package.1.keys() {
        demand!(by_ending.contains(name.rsplit('.').next().unwrap()), "{name} has no type");
    }
    for name in declared {
        demand!(package.0.contains_key(name.trim_start_matches('/')), "{name} is declared and not there");
    }
    Ok(())
}

fn relationships(package: &Package, parsed: &BTreeMap<&str, Document<'_>>) -> Checked {
    for (rels, folder, of) in [("_rels/.rels", "", None), ("word/_rels/document.xml.rels", "word/", Some("word/document.xml"))] {
        let mut ids = HashSet::new();
        for node in parsed[rels].root_element().children().filter(Node::is_element) {
            let (id, target) = (node.attribute("Id").unwrap(), node.attribute("Target").unwrap());
            demand!(ids.insert(id), "{id} comes twice in {rels}");
            if node.attribute("TargetMode") == Some("External") {
                let sound = |c: char| c.is_ascii_graphic() && !"\"<>\\^`{}|[]".contains(c);
                demand!(target.chars().all(sound) && target.len() <= 2_000, "{target} is no address");
                demand!(["http://", "https://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)), "{target} leads out");
            } else {
                let part = format!("{folder}{target}");
                demand!(package.0.contains_key(&part) || package.1.contains_key(&part), "{target} of {rels} is not there");
            }
        }
        for node in of.iter().flat_map(|of| parsed[of].descendants()) {
            for id in ["id", "embed"].into_iter().filter_map(|name| node.attribute((R, name))) {
                demand!(ids.contains(id), "{id} leads nowhere");
            }
        }
    }
    Ok(())
}

fn order(part: &Document<'_>) -> Checked {
    for node in part.descendants().filter(|node| node.tag_name().namespace() == Some(W)) {
        let Some((name, order)) = ORDER.iter().find(|(name, _)| *name == node.tag_name().name()) else { continue };
        let order: Vec<_> = order.split_whitespace().collect();
        let (mut last, mut seen) = (0, HashSet::new());
        for child in node.children().filter(Node::is_element).map(|child| child.tag_name().name()) {
            let place = order.iter().position(|known| *known == child);
            let Some(place) = place else { return Err(format!("{child} in {name}")) };
            let mixed = MIXED.contains(name) && place + 1 < order.len();
            demand!(mixed || place >= last, "{child} comes too late in {name}");
            last = last.max(place);
            if name.ends_with("Pr") && !child.ends_with("Reference") {
                demand!(seen.insert(child), "{child} comes twice in {name}");
            }
        }
    }
    Ok(())
}

fn bookmarks(document: &Document<'_>) -> Checked {
    let (mut ids, mut names) = (HashSet::new(), HashSet::new());
    for name in attributes(document, "bookmarkStart", (W, "name")) {
        let sound = name.len() <= 40
            && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        demand!(sound && names.insert(name), "the bookmark {name}");
    }
    for id in attributes(document, "bookmarkStart", (W, "id")) {
        demand!(ids.insert(id), "the bookmark {id} comes twice");
    }
    let ends = attributes(document, "bookmarkEnd", (W, "id"));
    demand!(ends.len() == ids.len() && ends.iter().all(|id| ids.contains(id)), "a bookmark without an end");
    for anchor in attributes(document, "hyperlink", (W, "anchor")) {
        demand!(names.contains(anchor), "{anchor} leads nowhere");
    }
    Ok(())
}

fn styled(part: &Document<'_>, styles: &Document<'_>) -> Checked {
    let mut known = HashSet::new();
    for style in named(styles, "style") {
        let key = (style.attribute((W, "type")).unwrap(), style.attribute((W, "styleId")).unwrap());
        demand!(known.insert(key), "the style {key:?} comes twice");
    }
    for (element, kind) in [("pStyle", "paragraph"), ("rStyle", "character"), ("tblStyle", "table"), ("next", "paragraph")] {
        for style in named(part, element).map(value) {
            demand!(known.contains(&(kind, style)), "no {kind} style {style}");
        }
    }
    for style in named(part, "basedOn") {
        let kind = style.parent().and_then(|style| style.attribute((W, "type"))).unwrap();
        demand!(known.contains(&(kind, value(style))), "no {kind} style {}", value(style));
    }
    Ok(())
}

fn numbered(document: &Document<'_>, styles: &Document<'_>, numbering: &Document<'_>) -> Checked {
    let kinds = attributes(numbering, "abstractNum", (W, "abstractNumId"));
    let lists = attributes(numbering, "num", (W, "numId"));
    demand!(lists.iter().collect::<HashSet<_>>().len() == lists.len(), "a list comes twice");
    for kind in named(numbering, "abstractNumId").map(value) {
        demand!(kinds.contains(&kind), "no kind of list {kind}");
    }
    for part in [document, styles] {
        for list in named(part, "numId").map(value) {
            demand!(lists.contains(&list), "no list {list}");
        }
    }
    for level in named(document, "ilvl").map(value) {
        demand!(level.parse::<u8>().is_ok_and(|level| level < 9), "a list of level {level}");
    }
    for start in named(numbering, "startOverride").map(value) {
        demand!(start.parse::<u16>().is_ok_and(|start| start <= 32_767), "a list that starts with {start}");
    }
    Ok(())
}

/// Each drawing has an id of its own, a size that there is, and words for what it shows.
fn drawings(document: &Document<'_>) -> Checked {
    const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
    let mut ids = HashSet::new();
    for node in document.descendants().filter(|node| node.has_tag_name((WP, "docPr"))) {
        demand!(ids.insert(node.attribute("id").unwrap()), "a drawing's id comes twice");
        demand!(node.attribute("descr").is_some_and(|words| !words.is_empty()), "a drawing without words");
        let children = node.parent().unwrap().children().filter(Node::is_element).map(|child| child.tag_name().name());
        demand!(children.eq(["extent", "docPr", "cNvGraphicFramePr", "graphic"]), "the parts of a drawing");
    }
    for node in document.descendants().filter(|node| node.has_tag_name((WP, "extent"))) {
        let size = |side| node.attribute(side).and_then(|side: &str| side.parse::<u32>().ok()).unwrap_or(0);
        demand!(size("cx") > 0 && size("cx") <= 9_412 * 635 && size("cy") > 0, "a drawing of no size");
    }
    Ok(())
}

/// Tables are rectangles, cells end with a paragraph, no table touches another.
fn tables(document: &Document<'_>) -> Checked {
    let children = |node: Node<'_, '_>, name: &str| node.children().filter(|child| child.has_tag_name((W, name))).count();
    for table in named(document, "tbl") {
        let columns: usize =
            table.children().filter(|child| child.has_tag_name((W, "tblGrid"))).map(|grid| children(grid, "gridCol")).sum();
        demand!((1..=63).contains(&columns), "a table of {columns} columns");
        for row in table.children().filter(|child| child.has_tag_name((W, "tr"))) {
            let span = |cell: Node<'_, '_>| {
                let span = cell.descendants().find(|node| node.has_tag_name((W, "gridSpan")));
                span.map_or(1, |span| value(span).parse::<usize>().unwrap())
            };
            let cells = row.children().filter(|child| child.has_tag_name((W, "tc")));
            demand!(cells.map(span).sum::<usize>() == columns, "a row that isn't {columns} columns wide");
        }
        let after = table.next_sibling_element();
        demand!(after.is_some_and(|next| next.has_tag_name((W, "p"))), "no paragraph after a table");
    }
    for cell in named(document, "tc") {
        demand!(cell.last_element_child().is_some_and(|last| last.has_tag_name((W, "p"))), "a cell without a paragraph");
    }
    for paragraph in named(document, "p") {
        let parent = paragraph.parent().unwrap().tag_name().name();
        demand!(["body", "tc", "sdtContent"].contains(&parent), "a paragraph in {parent}");
    }
    Ok(())
}

fn fields(document: &Document<'_>) -> Checked {
    let marks = attributes(document, "fldChar", (W, "fldCharType"));
    demand!(marks.is_empty() || marks == ["begin", "separate", "end"], "the contents' field is {marks:?}");
    Ok(())
}
