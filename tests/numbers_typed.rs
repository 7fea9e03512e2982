//! What people write for a number, and what is none.

use gradstep::reading::numbers::{DecimalMark, Tells, typed, written};
use gradstep::widget::Widget;

#[test]
fn what_people_type_is_read_as_they_mean_it() {
    for (text, number) in [
        ("1,000", 1000.0),
        ("10,000", 10000.0),
        ("1,234,567.5", 1234567.5),
        ("1.234.567,5", 1234567.5),
        ("1.234.567", 1234567.0),
        ("12,34,567", 1234567.0),
        ("1.234,5", 1234.5),
        ("1e3", 1000.0),
        ("1E+03", 1000.0),
        ("0,05", 0.05),
        ("0,125", 0.125),
        (",5", 0.5),
        ("1,5e-3", 0.0015),
        ("1/10", 0.1),
        ("1 / 8", 0.125),
        ("-1/4", -0.25),
        ("1 1/2", 1.5),
        ("1½", 1.5),
        ("[−0,1]", -0.1),
        ("“0.1”", 0.1),
        ("'1e-3'", 0.001),
        ("≈ 0.1", 0.1),
        ("0.05.", 0.05),
        ("0,05;", 0.05),
        ("¼", 0.25),
        ("1⁄4", 0.25),
        ("10^-2", 0.01),
        ("10^(-2)", 0.01),
        ("10^{-2}", 0.01),
        ("10**-2", 0.01),
        ("10⁻²", 0.01),
        ("2^10", 1024.0),
        ("-2^2", -4.0),
        ("1e\u{2212}2", 0.01),
        ("\u{2212}0.5", -0.5),
        ("\u{2013}3", -3.0),
        ("\u{2010}3", -3.0),
        ("\u{ff0d}3", -3.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("+5", 5.0),
        ("1 000", 1000.0),
        ("1\u{a0}000,5", 1000.5),
        ("1\u{202f}000", 1000.0),
        ("1'234.5", 1234.5),
        ("1’234", 1234.0),
        ("1_000_000", 1e6),
        ("2*10^-3", 0.002),
        ("2.5×10^3", 2500.0),
        ("2,5 · 10⁻³", 0.0025),
        ("2.5 x 10^3", 2500.0),
        ("3\\times10^{4}", 30000.0),
        ("3.*^-1", 0.3),
        ("1.5D-02", 0.015),
        ("1,5·10⁻³", 0.0015),
        ("１／３", 1.0 / 3.0),
        ("3/4", 0.75),
        ("1/1e3", 0.001),
        ("1 e-3", 0.001),
        ("1.5 E3", 1500.0),
        ("\u{1d7cf}.\u{1d7d3}", 1.5),
        ("−½", -0.5),
        ("1 ½", 1.5),
        ("12%", 0.12),
        ("12,5 %", 0.125),
        ("5‰", 0.005),
        ("$12", 12.0),
        ("-$1,200.50", -1200.5),
        ("$-5", -5.0),
        ("12 €", 12.0),
        ("€ 12,50", 12.5),
        ("CHF 1'200", 1200.0),
        ("１２．５", 12.5),
        ("٣٫٥", 3.5),
        ("١٬٢٣٤", 1234.0),
        ("१२", 12.0),
        ("\u{200b}7\u{feff}", 7.0),
        ("9007199254740993", 9007199254740992.0),
    ] {
        assert_eq!(typed(text), Some(number), "{text}");
    }
}

#[test]
fn nothing_else_is_a_number() {
    for text in [
        "",
        " ",
        "abc",
        "-",
        "--1",
        "+-1",
        "1,2,3",
        "1,,2",
        "1,23,4",
        "1 2",
        "1 23",
        "1.2.3",
        "12.34.56",
        "1e",
        "e5",
        "0x10",
        "1_0",
        "5,",
        "1/0",
        "1/2/3",
        "2020-01-01",
        "1-2",
        "12:30",
        "1e2.5",
        "10^x",
        "5 apples",
        "%",
        "$",
        "1%%",
        "NaN",
        "x10^3",
        "1,2.3,4",
        "^2",
        "*10^3",
        "1 000 00",
        "10^½",
        "2*½",
        "1:10",
        "0.1f",
        "2e-3e2",
        "(5)",
        "5-",
        "1+1",
        "sqrt(2)",
        "lr=0.1",
        "0.1, 0.2",
        "1D5",
    ] {
        assert_eq!(typed(text), None, "{text}");
    }
    assert_eq!(typed(&"9".repeat(10_000)), None);
}

#[test]
fn a_mark_that_is_known_decides() {
    for (text, mark, number, tells) in [
        ("1,234", DecimalMark::Comma, 1.234, Tells::EitherComma),
        ("1,234", DecimalMark::Point, 1234.0, Tells::EitherComma),
        ("1.234", DecimalMark::Comma, 1234.0, Tells::EitherPoint),
        ("1.234", DecimalMark::Point, 1.234, Tells::EitherPoint),
        ("1.5", DecimalMark::Comma, 1.5, Tells::Only(DecimalMark::Point)),
        ("1,5", DecimalMark::Point, 1.5, Tells::Only(DecimalMark::Comma)),
        ("12", DecimalMark::Comma, 12.0, Tells::Nothing),
        ("0.123", DecimalMark::Comma, 0.123, Tells::Only(DecimalMark::Point)),
    ] {
        let read = written(text, Some(mark)).map(|number| (number.value, number.tells));
        assert_eq!(read, Some((number, tells)), "{text}");
    }
}

/// What is said, each with the box that it stands beside.
fn said(widget: &Widget) -> Vec<(&str, &str)> {
    widget.warnings().iter().map(|warning| (&*warning.key, &*warning.text)).collect()
}

#[test]
fn what_was_changed_or_refused_is_said_of_the_box_of_the_step() {
    let mut widget = Widget::new("v=1&lab=descent&steps=40");
    for (text, step, words) in [
        ("12", 12, None),
        ("1e1", 10, None),
        ("10/2", 5, Some("“10/2” is read as 5.")),
        ("１２", 12, Some("“１２” is read as 12.")),
        ("99", 40, Some("There is no step 99; the last one, 40, is shown.")),
        ("1,000", 40, Some("There is no step 1000; the last one, 40, is shown.")),
        ("−3", 0, Some("Step shown: -3 is out of range; 0 is the least.")),
        ("ten", 0, Some("Step shown: “ten” is not a whole number.")),
        ("2.5", 0, Some("Step shown: “2.5” is not a whole number.")),
    ] {
        widget.set("t", text);
        assert_eq!(
            (widget.t(), said(&widget)),
            (step, words.map(|words| ("t", words)).into_iter().collect()),
            "{text}"
        );
    }
    widget.set("steps", "1.000"); // in whole numbers nothing but a thousand
    assert_eq!((widget.steps(), said(&widget)), (1000, vec![("steps", "“1.000” is read as 1000.")]));
    widget.set("steps", "40");
    widget.seek(3);
    assert_eq!(said(&widget), []);
    widget.set("steps", "60");
    assert_eq!(widget.t(), 3);
}

#[test]
fn what_was_changed_or_refused_is_said_of_a_number_of_the_panel() {
    let mut widget = Widget::new("v=1&lab=network&sizes=1,1,1&steps=0");
    for (text, number, words) in [
        ("0.25", "0.25", None),
        ("1/8", "0.125", Some("“1/8” is read as 0.125.")),
        ("1,5", "1.5", Some("“1,5” is read as 1.5.")),
        ("much", "1.5", Some("“much” is not a number.")),
        ("1e9", "1000000", Some("Own parameters: 1000000000 is out of range; 1000000 is the most.")),
        ("(0.6, -0.2)", "1000000", Some("“(0.6, -0.2)” is not a number.")),
    ] {
        widget.edit(1, text);
        assert_eq!(
            said(&widget),
            words.map(|words| ("field-1", words)).into_iter().collect::<Vec<_>>(),
            "{text}"
        );
        let link = widget.link();
        let params = link.split("&phi=").nth(1).and_then(|rest| rest.split(['&', ',']).nth(1));
        assert_eq!(params, Some(number), "{text}: {link}");
    }
}

#[test]
fn one_of_several_numbers_is_typed_or_all_of_them() {
    let mut widget = Widget::new("v=1&lab=chain&b=0,1,2,3");
    for (text, all, words) in [
        ("1/2", "0,0.5,2,3", Some("“1/2” is read as 0.5.")),
        ("(4, 5, 6, 7)", "4,5,6,7", None),
        ("(4, 5)", "4,5,6,7", Some("“(4, 5)” is not a number.")),
        ("1e400", "4,10,6,7", Some("Biases: ∞ is out of range; 10 is the most.")),
    ] {
        widget.set_part("b", 1, text);
        assert_eq!(said(&widget), words.map(|words| ("b", words)).into_iter().collect::<Vec<_>>(), "{text}");
        assert!(widget.link().contains(&format!("&b={all}")), "{text}: {}", widget.link());
    }
    widget.set("b", "1,5 2,5 3 4");
    assert_eq!(said(&widget), [("b", "“1,5 2,5 3 4” is read as 1.5, 2.5, 3, 4.")]);
    widget.set("b", "(1, 2, 3, 4)");
    assert_eq!(said(&widget), []);
}
