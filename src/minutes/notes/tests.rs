#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic, missing_docs)]

use super::*;

const AWKWARD: &[&str] = &[
    "",
    "a",
    "* ",
    "- ",
    "1. ",
    "3) ",
    "# ",
    "## ",
    "> ",
    "```\n",
    "~~~",
    "`",
    "**",
    "*",
    "_",
    "<b>",
    "</script>",
    "<!-- ",
    "-->",
    "[x]",
    "(javascript:alert(1))",
    "(http://a.org)",
    "![p](http://a.org/i.png)",
    "[r]: http://b.org",
    "[r]",
    "\n",
    "\n\n",
    "    ",
    "\\",
    "&amp;",
    "&",
    "---",
    "===",
    "|",
    ":-",
    "!",
    "<https://c.org>",
    "mot",
    " ",
    "é",
    "שלום",
];

#[cfg(not(target_arch = "wasm32"))]
mod laws {
    use super::*;
    use proptest::prelude::*;

    fn odd_text() -> impl Strategy<Value = String> {
        let piece = prop_oneof![3 => proptest::sample::select(AWKWARD).prop_map(str::to_owned), 1 => "[a-z#*>` \n-]{0,6}"];
        proptest::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
    }

    fn ordinary_line() -> impl Strategy<Value = String> {
        (
            "(|- |  - |    - |1\\. |2\\. |# |### |> |)",
            "(|\\*\\*[a-z]{2,5}\\*\\* |\\*mot\\* |`x` |\\[ici\\]\\(https://a\\.org\\) )",
            "([A-Z]?[a-zé]{1,6}[,.!?]? ){1,4}|",
        )
            .prop_map(|(mark, special, words)| format!("{mark}{special}{words}"))
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn notes_hold_no_element_but_those_of_commonmark(text in odd_text()) {
            let shown = html(&text, 4);
            for tag in shown.split('<').skip(1).map(|rest| rest.trim_start_matches('/')) {
                let name: String = tag.chars().take_while(char::is_ascii_alphanumeric).collect();
                prop_assert!(
                    ["p", "h5", "h6", "blockquote", "pre", "code", "ul", "ol", "li", "em", "strong", "a", "br", "hr"].contains(&name.as_str()),
                    "{} in {}", name, shown
                );
            }
            prop_assert!(!shown.contains("href=\"javascript"));
        }

        #[test]
        fn notes_in_a_markdown_book_leave_what_follows_alone(text in odd_text()) {
            let book = format!("{}\n\n## After\n\n[r] and <i>", markdown(&text, 4));
            let shown = html(&book, 0);
            prop_assert!(shown.contains("After</h"), "{}", book);
            prop_assert!(shown.trim_end().ends_with("<p dir=\"auto\">[r] and &lt;i&gt;</p>"), "{}", book);
        }

        #[test]
        fn ordinary_notes_read_the_same_in_a_markdown_book(lines in proptest::collection::vec(ordinary_line(), 0..16)) {
            let text = lines.join("\n");
            let same = |one: String, other: String| one.split_whitespace().eq(other.split_whitespace());
            prop_assert!(same(html(&markdown(&text, 4), 4), html(&text, 4)), "{}", markdown(&text, 4));
        }
    }
}

#[test]
fn raw_html_is_shown_and_not_obeyed() {
    assert_eq!(html("a <b onclick=x>b</b>", 2), "<p dir=\"auto\">a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
    assert_eq!(html("<script>\nalert(1)\n</script>", 2), "<p dir=\"auto\">&lt;script&gt;<br>\nalert(1)<br>\n&lt;/script&gt;</p>\n");
    assert_eq!(markdown("<script>\nalert(1)\n</script>", 2), "\\<script>\\\nalert(1)\\\n\\</script>");
}

#[test]
fn only_web_and_mail_addresses_become_links() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "//evil.org",
        "/path",
        "file:///etc",
        "java&#10;script:x",
    ] {
        assert_eq!(html(&format!("[go]({address})"), 2), "<p dir=\"auto\">go</p>\n", "{address}");
    }
    let link = "<a href=\"https://a.org/?x=1&amp;y=%22\" target=\"_blank\" rel=\"noopener noreferrer\">";
    assert_eq!(html("[go](https://a.org/?x=1&y=%22)", 2), format!("<p dir=\"auto\">{link}go</a></p>\n"));
    assert!(html("<mailto:a@b.org>", 2).contains("href=\"mailto:a@b.org\""));
}

#[test]
fn an_image_is_not_loaded_but_linked() {
    let shown = html("![our plan](https://a.org/plan.png) ![](https://a.org/x.png) [![in](https://a.org)](https://b.org)", 2);
    assert!(!shown.contains("<img"));
    assert!(shown.contains(">our plan</a>") && shown.contains(">https://a.org/x.png</a>") && shown.contains("\">in</a>"));
    assert_eq!(shown.matches("<a ").count(), 3);
}

#[test]
fn headings_go_below_the_place_of_the_notes_and_skip_no_level() {
    let text = "### deep first\n\n# top\n\n### two below\n\nSetext\n===\n";
    assert_eq!(html(text, 4).matches("<h5").count(), 3);
    assert_eq!(html(text, 4).matches("<h6").count(), 1);
    assert_eq!(markdown(text, 4), "##### deep first\n\n##### top\n\n###### two below\n\n##### Setext");
    assert_eq!(headings("# a `b`\n\ntext\n\nc *d*\n---"), ["a b", "c d"]);
}

#[test]
fn ordinary_notes_stay_as_they_were_typed() {
    let text = "Le lieu existe *déjà* :\n\n- trois soirs **valent** mieux :\n  - le mardi,\n  - le jeudi ;\n- voir [la page](https://a.org).\n\n> Personne\n> ne doit ouvrir seul.\n\n1. un\n2. deux\n\n```\nfn x() {}\n```";
    assert_eq!(markdown(text, 4), text);
}

#[test]
fn an_open_fence_and_a_definition_stay_within_their_notes() {
    assert_eq!(markdown("```\nopen", 2), "```\nopen\n```");
    assert_eq!(markdown("see [x]\n\n[x]: https://a.org", 2), "see [x](https://a.org)");
    assert_eq!(markdown("see [x]\n\n[x]: javascript:a", 2), "see x");
}

#[test]
fn text_nested_without_end_is_shown_as_typed() {
    for text in [">".repeat(50_000), "- ".repeat(25_000), "*a ".repeat(12_000) + &"b*".repeat(12_000)] {
        assert!(html(&text, 2).matches('<').count() < 200_000);
        assert!(!html(&text, 2).contains(&"<blockquote>\n".repeat(33)));
        let _ = markdown(&text, 2);
    }
}
