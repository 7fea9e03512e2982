//! Links as they arrive: the cases of tests/cases, and valid links mangled in the same ways.

use gradstep::lab;
use gradstep::scenario::{LONGEST_LINK, Warning, written_key};
use proptest::prelude::*;
use serde_json::Value;
use std::time::Instant;

fn cases(name: &str) -> Value {
    let path = format!("{}/tests/cases/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).expect("a file of cases")).expect("JSON")
}

#[test]
fn every_case_is_read_as_it_was_meant() {
    let mut wrong = Vec::new();
    for file in ["links.json", "more-links.json"] {
        for case in cases(file)["cases"].as_array().expect("cases") {
            let [text, link] = ["text", "link"].map(|key| case[key].as_str().expect("a text"));
            let (scenario, warnings) = lab::parse(text);
            let (meant, _) = lab::parse(link);
            let said: Vec<&str> = warnings.iter().map(|warning| warning.text.as_str()).collect();
            let says = case["says"].as_str();
            let good = match says {
                Some(words) => said.iter().any(|text| text.contains(words)),
                None => said.is_empty(),
            };
            if scenario.link() != meant.link() || !good {
                wrong.push(format!("{}: {} {said:?}", case["id"], scenario.link()));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// The names of HTML entities that are read without a semicolon.
const ENTITIES: &str = "AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc \
    Igrave Iuml LT Ntilde Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute \
    aelig agrave amp aring atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 \
    frac34 gt iacute icirc iexcl igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash \
    otilde ouml para plusmn pound quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml";

#[test]
fn no_key_is_begun_by_an_html_entity() {
    for key in lab::ALL.iter().flat_map(|lab| lab.schema().params.iter()).map(|param| written_key(param.key))
    {
        for entity in ENTITIES.split_whitespace() {
            assert!(!key.starts_with(entity), "&{key} would be read as &{entity};");
        }
    }
}

/// Links of every lab, with signs of every kind in their values.
const LINKS: [&str; 10] = [
    "v=1&lab=chain&t=13",
    "v=1&lab=descent&problem=gabor&opt=adam,momentum&lr=0.05&start=-3,10&t=7",
    "v=1&lab=descent&x=1,2,3.5,-4&y=0.5,1e-7,2,3&steps=20",
    "v=1&lab=network&sizes=1,1,1&x=1&y=0&params=0.9,0.6,0,1&act=sigmoid&steps=0",
    "v=1&lab=network&pick=0:2:1&nudge=-0.25&gain=2&steps=5",
    "v=1&lab=search&xrange=0.001,0.1&budget=9&steps=20",
    "v=1&lab=chain&b=0.1,-0.2,0.3,0.4&w=0.5,0.6,-0.7,0.8&nudge=omega1:0.1",
    "v=1&lab=init&var=0.00001&runs=2&depth=40",
    "v=1&lab=descent&ask=phi@3~place;first:loss:1;loss@10&words=Where_is_it&tries=2&a=0.5,-1e-7~2s;;3~1&t=2",
    "v=1&lab=chain&ask=d.f1;zero&a=;0,3~1",
];

fn escaped(text: &str, keep: &str) -> String {
    let one = |b: u8| {
        let c = char::from(b);
        if c.is_ascii_alphanumeric() || keep.contains(c) { c.to_string() } else { format!("%{b:02X}") }
    };
    text.bytes().map(one).collect()
}

/// One way of mangling a link. `at` chooses a place in it.
fn mangled(link: &str, way: usize, at: usize) -> String {
    let broken = |sign: &str| {
        let at = at % link.len();
        format!("{}{sign}{}", &link[..at], &link[at..])
    };
    match way {
        0 => link.replace('&', "&amp;"),
        1 => link.replace('&', "&amp;amp;"),
        2 => link.replace("&para", "¶"),
        3 => escaped(link, ""),
        4 => escaped(&escaped(link, ""), ""),
        5 => escaped(link, "=&"),
        6 => escaped(&escaped(link, "=&"), "=&"),
        7 => format!("{link})"),
        8 => format!("**{link}**"),
        9 => format!("{link}."),
        10 => format!("“{link}”,"),
        11 => broken("\u{200b}"),
        12 => broken("\u{ad}"),
        13 => broken("%0A"),
        14 => broken("\r\n"),
        15 => format!("https://host.example/gradstep/#{link}"),
        16 => format!("https://host.example/gradstep/?{link}"),
        17 => format!("https://host.example/gradstep/?utm_source=mail#{link}"),
        18 => format!("https://host.example/gradstep/%23{link}"),
        19 => link.replace('=', "=3D"),
        20 => {
            let text = link.replace('=', "=3D");
            let at = at % text.len();
            let at = (at..text.len())
                .find(|at| !text[..*at].ends_with(['=', '3']) && !text[*at..].starts_with("3D"))
                .unwrap_or(0);
            format!("{}=\r\n{}", &text[..at], &text[at..])
        }
        21 => link
            .split('&')
            .map(|pair| {
                let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
                let word = value.chars().all(|c| c.is_ascii_alphabetic() || c == ',');
                format!(
                    "{}={}",
                    key.to_uppercase(),
                    if word { value.to_uppercase() } else { value.to_string() }
                )
            })
            .collect::<Vec<_>>()
            .join("&"),
        22 => link.replace(',', "+"),
        23 => link.replace('&', ";"),
        24 => format!("{link}#section"),
        25 => link.replace('-', "\u{2013}"),
        26 => link.replace('-', "\u{2212}"),
        27 => format!("{link}&utm_source=x&utm_medium=y&fbclid=z"),
        28 => format!("<https://host.example/#{link}>"),
        29 => format!("[a lab](https://host.example/#{link})"),
        30 => format!(
            "https://safe.example/?url={}&data=05",
            escaped(&format!("https://host.example/#{link}"), "")
        ),
        31 => format!("{link}:~:text=word"),
        _ => link.to_string(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_mangled_link_opens_the_same_scenario(link in prop::sample::select(&LINKS[..]), way in 0_usize..32, at in 0_usize..1000) {
        // Between words, commas are needed; and of a range written “0.001 – 0.1” there is none here.
        prop_assume!(way != 22 || !link.contains("opt="));
        let text = mangled(link, way, at);
        let (scenario, warnings) = lab::parse(&text);
        let (meant, _) = lab::parse(link);
        prop_assert_eq!(scenario.link(), meant.link(), "{}", text);
        prop_assert!(warnings.is_empty(), "{}: {:?}", text, warnings);
    }

    #[test]
    fn long_lists_come_back_and_a_cut_is_noticed(list in prop::collection::vec(-99999_i32..99999, 101..400), end in 0.1..1.0_f64) {
        let text: Vec<String> = list.iter().map(|v| format!("{}", f64::from(*v) / 100.0)).collect();
        let text = text.join(",");
        let (scenario, _) = lab::parse(&format!("v=1&lab=descent&x={text}&y={text}"));
        let link = scenario.link();
        prop_assert!(link.contains("&x=~") && link.ends_with("&end=1"), "{}", link);
        let (again, warnings) = lab::parse(&link);
        let about_data = |w: &Warning| w.text.starts_with("The x are so large");
        prop_assert!(warnings.iter().all(about_data), "{:?}", warnings);
        prop_assert!(again == scenario);
        let cut = &link[..(link.len() as f64 * end) as usize];
        if cut.contains('~') && !cut.contains("&end") {
            let (_, warnings) = lab::parse(cut);
            prop_assert!(warnings.iter().any(|w| w.text.contains("was cut")), "{:?}", warnings);
        }
    }

    #[test]
    fn any_text_with_signs_of_links_is_read(text in "[#&?=%;:/+ ~.,a-zA-Z0-9\\n¶\u{200b}-]{0,300}") {
        let (scenario, warnings) = lab::parse(&text);
        prop_assert!(scenario.link().starts_with("v=1&lab="));
        prop_assert!(warnings.len() <= 12);
    }
}

#[test]
#[allow(clippy::disallowed_methods, reason = "this test is about time")]
fn no_link_takes_long() {
    for part in [
        "%25",
        "&amp;",
        "%2526",
        "#",
        "%23",
        ";a=1",
        "&a=%26b%3D",
        "=3D",
        "=\n",
        "¶",
        "&#38;",
        "+",
        "x=1,",
        "?",
        "~",
    ] {
        let text = part.repeat(LONGEST_LINK / part.len());
        let start = Instant::now();
        let _ = lab::parse(&text);
        let text = format!("v=1&lab=descent&x={text}");
        let _ = lab::parse(&text);
        assert!(start.elapsed().as_secs_f64() < 2.0, "{part}: {:?}", start.elapsed());
    }
}
