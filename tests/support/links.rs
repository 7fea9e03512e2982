//! The links that tests/links/released.txt holds: every preset, every link of the documents, and enough others that together
//! they use every member of every family, every key of every lab, and every pair of optimizer and schedule.

use gradstep::lab::{self, Lab};
use gradstep::math;
use gradstep::param::{Kind, Param, Spacing};
use gradstep::scenario::{Preset, Schema, write_number};
use gradstep::{activation, chain, data, init, loss, optimizer, output, problem, schedule};

/// Links written by hand: keys that only make sense together.
const BY_HAND: [&str; 16] = [
    "v=1&lab=descent&x=0.2,0.9,1.1,1.7&y=0,1,0,1&loss=crossentropy&steps=20",
    "v=1&lab=network&x=0,0,1,0,0,1,1,1&y=0,1,1,0&problem=xor&sizes=2,4,1&loss=crossentropy&steps=5",
    "v=1&lab=descent&x=1,2,3,4.5&y=0.5,1,2,1.5&steps=20",
    "v=1&lab=descent&problem=gabor&x=-3,0,1,4&y=0.2,0,-0.7,0.3&start=1,8&steps=20",
    "v=1&lab=descent&opt=sgd,momentum,adam,adagrad&focus=adam&steps=20",
    "v=1&lab=chain&b=0.1,-0.2,0.3,0.4&w=0.5,0.6,-0.7,0.8&x=0.9&y=-1&steps=5",
    "v=1&lab=network&x=0,0.5,1,1.5&y=1,0,1,0.5&sizes=1,4,4,1&steps=10",
    "v=1&lab=network&x=0,0,1,0,0,1,1,1&y=0,1,1,0&problem=xor&sizes=2,4,1&steps=10",
    "v=1&lab=network&sizes=1,2,1&params=0.1,-0.2,0.3,0.4,0.5,-0.6,0.7&steps=10",
    "v=1&lab=network&pick=0:2:1&nudge=-0.25&gain=2&steps=5",
    "v=1&lab=network&problem=gabor&sizes=1,12,12,12,12,12,1&batch=7&steps=10",
    "v=1&lab=search&xrange=0.001,0.1&budget=9&steps=20",
    "v=1&lab=search&opt=momentum&up=beta&xrange=0.01,0.05&yrange=0.5,0.95&budget=9&steps=20",
    "v=1&lab=search&methods=adam,sgd,momentum&across=opt&steps=20",
    "v=1&lab=search&problem=gabor&methods=rmsprop,nesterov&up=opt&method=random&budget=9&steps=20",
    "v=1&lab=search&problem=himmelblau&start=1,-2&metric=least&budget=9&steps=20",
];

/// All of them, each once.
pub fn links() -> Vec<String> {
    let mut links = Vec::new();
    for method in optimizer::entries() {
        for schedule in schedule::entries() {
            let both = format!("opt={}&lr=0.3&batch=5&schedule={}", method.id, schedule.id);
            links.push(format!("v=1&lab=descent&problem=gabor&{both}&seed=3"));
        }
    }
    links.extend(problem::entries().iter().map(|p| format!("v=1&lab=descent&problem={}&opt=adam", p.id)));
    let presets = || lab::ALL.iter().flat_map(|lab| lab.presets());
    links.extend(presets().map(|preset| preset.link.to_string()));
    links.extend(presets().map(asked));
    links.extend(documents());
    links.extend(BY_HAND.iter().map(|link| link.to_string()));
    pairs(&mut links);
    for lab in lab::ALL {
        keys(*lab, &mut links);
    }
    let mut once: Vec<String> = Vec::new();
    for link in links {
        if !once.contains(&link) {
            once.push(link);
        }
    }
    once
}

/// An example that asks its question first.
pub fn asked(preset: &Preset) -> String {
    let (mut scenario, _) = lab::parse(preset.link);
    scenario.set("ask", preset.ask);
    scenario.link()
}

/// The links of README.md and docs.
pub fn documents() -> Vec<String> {
    let root = env!("CARGO_MANIFEST_DIR");
    let mut files: Vec<_> = std::fs::read_dir(format!("{root}/docs"))
        .expect("docs")
        .map(|file| file.expect("a file").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    files.sort();
    files.insert(0, format!("{root}/README.md").into());
    let mut links = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(&file).expect("a document");
        for (at, _) in text.match_indices("v=1&") {
            let ends = [' ', '`', ')', ']', '"', '\'', '<', '\\', '|', '\n'];
            let link = text[at..].split(ends).next().unwrap_or_default().replace("&amp;", "&");
            let link = link.trim_end_matches(['.', ',', ';', ':']);
            if !link.contains('…') {
                links.push(link.to_string());
            }
        }
    }
    links
}

/// Every member of one family with every member of another.
fn pairs(links: &mut Vec<String>) {
    for method in optimizer::entries() {
        for schedule in schedule::entries() {
            let both = format!("opt={}&schedule={}", method.id, schedule.id);
            links.push(format!("v=1&lab=descent&{both}&steps=24"));
            links.push(format!("v=1&lab=network&sizes=1,3,3,1&{both}&batch=5&steps=24"));
        }
        for problem in problem::entries() {
            links.push(format!("v=1&lab=descent&problem={}&opt={}&steps=30", problem.id, method.id));
        }
    }
    for activation in activation::entries() {
        for set in data::ALL.iter() {
            let both = format!("problem={}&sizes={},4,3,1&act={}", set.entry.id, set.inputs, activation.id);
            links.push(format!("v=1&lab=network&{both}&batch=10&steps=12"));
        }
        for init in init::entries() {
            let both = format!("init={}&act={}", init.id, activation.id);
            links.push(format!("v=1&lab=network&{both}&seed=5&steps=3").replace("init=he&", ""));
            if init.id != "notebook" {
                links.push(format!("v=1&lab=init&{both}&depth=6&width=9&inputs=7&examples=5&runs=2"));
            }
        }
    }
    for out in output::entries() {
        for loss in loss::entries() {
            let classes = "x=0.5,-1,2,0.3,-0.7,1.1&y=1,0,0,0,1,0,0,0,1&sizes=2,4,3&act=tanh";
            links.push(format!("v=1&lab=network&{classes}&out={}&loss={}&steps=9", out.id, loss.id));
        }
    }
    for kind in chain::entries() {
        links.push(format!("v=1&lab=chain&chain={}&lr=0.001&steps=7", kind.id));
    }
    let searched = choices("search", "across");
    for across in &searched {
        for up in searched.iter().filter(|up| *up != across) {
            links.push(format!("v=1&lab=search&opt=adam&across={across}&up={up}&batch=4&budget=9&steps=12"));
        }
        links.push(format!("v=1&lab=search&problem=gabor&across={across}&method=random&budget=6&steps=12"));
    }
}

/// What a choice takes.
fn choices(lab: &str, key: &str) -> Vec<&'static str> {
    let lab = lab::ALL.iter().find(|l| l.schema().id == lab).expect("a lab");
    let param = lab.schema().params.iter().find(|param| param.key == key).expect("a key");
    match param.kind {
        Kind::Choice { of, .. } => of().iter().map(|entry| entry.id).collect(),
        _ => Vec::new(),
    }
}

/// Each key of a lab with some values, where it matters.
fn keys(lab: &dyn Lab, links: &mut Vec<String>) {
    let schema = lab.schema();
    for param in schema.params.iter() {
        for value in values(param) {
            let short = match schema.id {
                "search" if param.key == "steps" => "&budget=4",
                "search" => "&budget=4&steps=12",
                "network" if param.key != "steps" => "&steps=12",
                "init" => "&depth=5&width=8&inputs=6&examples=4&runs=2",
                _ => "",
            };
            // Of a key given twice the first counts.
            let link =
                format!("v=1&lab={}{}&{}={value}{short}", schema.id, context(lab, param.key), param.key);
            let link = without_twins(&link);
            // Some values suit no setting, such as the same choice across and up.
            if lab::parse(&link).1.is_empty() {
                links.push(link);
            }
        }
    }
}

/// The first of some settings with which the key matters.
fn context(lab: &dyn Lab, key: &str) -> String {
    let schema: &Schema = lab.schema();
    let has = |key: &str| schema.params.iter().any(|param| param.key == key);
    let mut some = vec![String::new()];
    for (family, members) in [
        ("opt", optimizer::entries()),
        ("schedule", schedule::entries()),
        ("init", init::entries()),
        ("loss", loss::entries()),
    ] {
        if has(family) {
            some.extend(members.iter().map(|member| format!("&{family}={}", member.id)));
        }
    }
    if has("batch") {
        some.push("&batch=5".into());
    }
    let matters = |settings: &String| {
        let (scenario, _) = lab::parse(&format!("v=1&lab={}{settings}", schema.id));
        lab.shown(&scenario).contains(&key)
    };
    some.iter().find(|settings| matters(settings)).cloned().unwrap_or_default()
}

/// Two values of numbers, every one of choices (two at once where a link may name several); none of lists, which are written by hand.
fn values(param: &Param) -> Vec<String> {
    let digits = |v: f64| write_number(format!("{v:.2e}").parse().expect("a number"));
    match param.kind {
        Kind::Number { min, max, spacing: Spacing::Even } => {
            [0.37, 0.81].map(|part| digits(min + part * (max - min))).to_vec()
        }
        Kind::Number { min, max, spacing: Spacing::Log } => {
            [0.4, 0.7].map(|part| digits(min * math::pow(max / min, part))).to_vec()
        }
        Kind::Integer { min, max } => [1, 7].map(|more| (min + more).min(max).to_string()).to_vec(),
        Kind::Flag => vec!["0".into()],
        Kind::Choice { of, most: 1 } => of().iter().map(|entry| entry.id.to_string()).collect(),
        // Each with the one before.
        Kind::Choice { of, .. } => {
            let ids: Vec<&str> = of().iter().map(|entry| entry.id).collect();
            let before = ids.iter().cycle().skip(ids.len() - 1);
            ids.iter().zip(before).map(|(id, before)| format!("{id},{before}")).collect()
        }
        Kind::Amount { of, .. } => of().iter().map(|entry| format!("{}:0.25", entry.id)).collect(),
        Kind::Keys => vec!["controls".into()],
        Kind::Others { .. } => ["lr:0.05", "seed:3", "steps:12~lr:0.02"].map(String::from).to_vec(),
        Kind::Places { of, .. } => of().iter().map(|entry| format!("{},1:0:0", entry.id)).collect(),
        Kind::Vector { .. } | Kind::Numbers { .. } | Kind::Layers { .. } | Kind::Place { .. } => Vec::new(),
        Kind::Text { .. } => match param.key {
            "ask" => vec!["phi@3;first:loss:1@2~number".into()],
            "a" => vec!["0.5,-1e-7~2;7~1s".into()],
            _ => vec!["Where%20next%3F".into()],
        },
    }
}

/// The link without those keys that it gives a second time.
fn without_twins(link: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for pair in link.split('&') {
        let key = pair.split('=').next();
        if !kept.iter().any(|other| other.split('=').next() == key) {
            kept.push(pair);
        }
    }
    kept.join("&")
}
