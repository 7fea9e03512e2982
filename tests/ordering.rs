//! Runs that are put in order by what they end with.

use crate::support::told::{asking, json};
use gradstep::answering;
use gradstep::lab::{self, Answers, Asks};
use gradstep::widget::{Class, Widget};

fn rank(link: &str, step: Option<usize>) -> Option<Answers> {
    let (scenario, _) = lab::parse(link);
    lab::of(&scenario).answers(&scenario, "rank", step)
}

fn texts(places: &[usize]) -> Vec<String> {
    places.iter().map(usize::to_string).collect()
}

/// Several methods, runs that differ in a setting in each lab that trains, and the trials of a search.
const LINKS: [&str; 5] = [
    "v=1&lab=descent&problem=gabor&opt=sgd,momentum,adam&lr=0.01&steps=30",
    "v=1&lab=descent&problem=gabor&opt=sgd&lr=0.01&versus=lr:0.05&steps=30",
    "v=1&lab=chain&steps=20&lr=0.05&versus=lr:0.2",
    "v=1&lab=network&steps=20&versus=lr:0.001",
    "v=1&lab=search&across=lr",
];

#[test]
fn each_lab_with_several_runs_puts_them_in_order() {
    for link in LINKS {
        let rank = rank(link, None).unwrap_or_else(|| panic!("{link}"));
        assert_eq!((rank.asks, rank.step), (Asks::Order, 1), "{link}");
        let count = rank.choices.len();
        assert!((2..=4).contains(&count) && rank.by.len() == count && rank.truth.len() == count, "{link}");
        for pair in rank.truth.windows(2) {
            assert!(rank.by[pair[0] as usize] <= rank.by[pair[1] as usize], "{link}");
        }
    }
    for alone in ["v=1&lab=descent", "v=1&lab=chain&steps=20", "v=1&lab=network&steps=20", "v=1&lab=init"] {
        assert_eq!(rank(alone, None), None, "{alone}");
    }
    // Losses of two kinds are in no order.
    assert_eq!(rank("v=1&lab=descent&problem=gabor&versus=loss:absolute&steps=30", None), None);
}

#[test]
fn an_order_is_judged_by_its_first_wrong_pair() {
    for link in LINKS {
        let rank = rank(link, None).expect("an order");
        let right: Vec<usize> = rank.truth.iter().map(|place| *place as usize).collect();
        let mut wrong = right.clone();
        // The last two that do not end alike.
        let differ = |i: &usize| rank.by[right[i - 1]] < rank.by[right[*i]];
        let last = (1..right.len()).rev().find(differ).expect("two that differ");
        wrong.swap(last - 1, last);
        let mut widget = Widget::new(&format!("{link}&ask=rank"));
        let open = asking(&widget)["open"].clone();
        assert_eq!((&open["form"], &open["at"]), (&"order".into(), &0.into()), "{link}");
        assert!(
            open["sentence"].as_str().is_some_and(|text| text.starts_with("Put in order: the")),
            "{open}"
        );
        // One twice is no order, and no try.
        let twice = texts(&vec![0; wrong.len()]);
        assert_eq!(json(&widget.commit(&twice))["unread"][0], "Put all of them in order.");
        widget.commit(&texts(&wrong));
        let said = asking(&widget)["open"]["said"].as_str().unwrap_or_default().to_string();
        let [first, next] = [right[last], right[last - 1]].map(|place| rank.choices[place].clone());
        assert_eq!(said, format!("The first two that are the wrong way round: “{first}” before “{next}”."));
        let shown = {
            let mut shown = Widget::new(&widget.link());
            shown.show_answer();
            asking(&shown)["told"][0].clone()
        };
        // With their numbers once they are seen.
        let number = gradstep::formula::short(rank.by[right[0]]);
        assert!(shown["line"].as_str().is_some_and(|line| line.contains(&number)), "{shown}");
        assert!(
            shown["sentence"].as_str().is_some_and(|text| text.contains(&format!("{next}: "))),
            "{shown}"
        );
        widget.commit(&texts(&right));
        let told = asking(&widget)["told"][0].clone();
        assert_eq!((&told["right"], &told["sentence"]), (&true.into(), &"Right.".into()), "{link}");
        let again = Widget::new(&widget.link());
        assert_eq!((again.link(), asking(&again)), (widget.link(), asking(&widget)), "{link}");
        assert!(widget.link().contains(&format!("&a={}~2s", texts(&right).join(","))), "{}", widget.link());
    }
}

#[test]
fn what_ends_alike_may_stand_either_way() {
    // Two diverge; the third does not.
    let names = ["a", "b", "c"].map(String::from).to_vec();
    let by = vec![f64::INFINITY, f64::INFINITY, 1.0];
    let answers = Answers { by, ..Answers::chosen(Asks::Order, [1, 2], "runs", names, &[2, 0, 1]) };
    for (order, right) in [(["2", "0", "1"], true), (["2", "1", "0"], true), (["0", "2", "1"], false)] {
        assert_eq!(answering::told(&answers, &order).right, right, "{order:?}");
    }
}

#[test]
fn a_class_has_its_orders_counted() {
    let link = LINKS[0];
    let right: Vec<usize> =
        rank(link, None).expect("an order").truth.iter().map(|place| *place as usize).collect();
    let mut wrong = right.clone();
    wrong.swap(0, 1);
    let line = |i: usize| {
        let order = if i.is_multiple_of(3) { &right } else { &wrong };
        format!("{link}&ask=rank&a={}~1\n", texts(order).join(","))
    };
    let told = json(&Class::new("", &(0..30).map(line).collect::<String>()).told());
    let one = &told["questions"][0];
    assert_eq!(
        (&one["first"], &one["choices"][0][1], &one["choices"][0][2]),
        (&10.into(), &20.into(), &false.into())
    );
    assert_eq!((&one["choices"][1][1], &one["choices"][1][2]), (&10.into(), &true.into()), "{one}");
}
