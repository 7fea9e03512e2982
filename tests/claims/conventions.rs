//! What a method is called elsewhere.

use super::{last, losses, open, panel, preset};

#[test]
fn conventions() {
    for (settings, call) in [
        ("opt=sgd&lr=0.03", "SGD(lr=0.03)"),
        ("opt=momentum&lr=0.03", "SGD(lr=0.003, momentum=0.9)"),
        ("opt=nesterov&lr=0.03&form=errata", "SGD(lr=0.003, momentum=0.9, nesterov=True)"),
        ("opt=adam", "Adam(lr=0.05, betas=(0.9, 0.99), eps=1e-8)"),
        ("opt=adamw", "AdamW(lr=0.05, betas=(0.9, 0.99), eps=1e-8, weight_decay=0.01)"),
        ("opt=amsgrad", "Adam(lr=0.05, betas=(0.9, 0.99), eps=1e-8, amsgrad=True)"),
        ("opt=rmsprop", "RMSprop(lr=0.05, alpha=0.99, eps=1e-8)"),
        ("opt=adagrad", "Adagrad(lr=0.05, eps=1e-8)"),
    ] {
        let html = panel(&format!("v=1&lab=descent&{settings}"), 3);
        assert!(html.contains(&format!("<code>torch.optim.{call}</code>")), "{settings}: {html}");
    }
    for none in ["opt=nesterov", "opt=normalised", "opt=lion", "opt=adam&correct=0"] {
        assert!(panel(&format!("v=1&lab=descent&{none}"), 3).contains("PyTorch has no such form"), "{none}");
    }
    let html = panel("v=1&lab=descent", 0);
    assert!(html.contains("50.030") && html.contains("= 0.03998"), "λ_max and 2/λ_max: {html}");
    let run = |rate: &str| losses(&format!("v=1&lab=descent&lr={rate}&steps=10000"));
    assert!(last(&run("0.03997")) < 0.21 && last(&run("0.03998")) > 0.21, "it settles below 0.039976");
    let csv = open("v=1&lab=descent&opt=nesterov&steps=3").csv();
    assert!(csv.starts_with(
        "method,step,epoch,phi0,phi1,loss,alpha,gradient0,gradient1,m0,m1,v0,v1,measured0,measured1\n"
    ));
    let ends: Vec<usize> = csv.lines().map(|line| line.split(',').count()).collect();
    assert!(ends.iter().all(|count| *count == 15), "{csv}");
}

/// The number that follows some words in a panel.
fn after(html: &str, words: &str) -> f64 {
    let rest = html.split_once(words).unwrap_or_else(|| panic!("{words}: {html}")).1;
    let end = rest.find(|c: char| !"0123456789.×⁰¹²³⁴⁵⁶⁷⁸⁹⁻".contains(c)).unwrap_or(rest.len());
    let plain = rest[..end].trim_end_matches('.').replace("×10", "e").replace('⁻', "-");
    let digit = |c: char| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == c);
    let plain: String = plain.chars().map(|c| digit(c).map_or(c, |d| char::from(b'0' + d as u8))).collect();
    plain.parse().unwrap_or_else(|_| panic!("{words}: {plain} of {rest}"))
}

#[test]
fn curvatures_give_the_rate_and_the_condition() {
    for id in ["descent/raw", "descent/centred", "descent/celsius", "descent/line"] {
        let html = panel(preset(id), 0);
        let html = html.split_once("Its curvatures are").expect("the optimum").1;
        let (largest, least) = (after(html, "λ<sub>max</sub> = "), after(html, "λ<sub>min</sub> = "));
        let (rate, condition) = (after(html, "2/λ<sub>max</sub> = "), after(html, "= κ = "));
        assert!((2.0 / largest - rate).abs() <= 1e-3 * rate, "{id}: 2/{largest} and {rate}");
        assert!(
            (largest / least - condition).abs() <= 1e-3 * condition,
            "{id}: {largest}/{least} and {condition}"
        );
    }
}

#[test]
fn losses_and_rates_elsewhere() {
    let html = panel(preset("network/xor-one"), 202);
    assert!(html.contains("torch.nn.BCEWithLogitsLoss(reduction=\"sum\")</code>"), "{html}");
    // One answer of several classes is PyTorch's loss of that name, which takes the sums before the softmax.
    let softmax = "v=1&lab=network&x=0.5,-1,2,0.3,-0.7,1.1&y=1,0,0,0,1,0,0,0,1&sizes=2,4,3&act=tanh&out=softmax&steps=9";
    for (loss, call, of) in [
        ("crossentropy", "CrossEntropyLoss", "sums <var>f</var>"),
        ("squared", "MSELoss", "outputs <var>o</var>"),
    ] {
        let session = open(&format!("{softmax}&loss={loss}"));
        let html = gradstep::panel::html(&session.panel(session.steps())).concat();
        let said = format!("<code>torch.nn.{call}(reduction=\"sum\")</code> of the {of}");
        assert!(html.contains(&said), "{loss}: {html}");
    }
    // A product goes without what its rounding leaves, and a schedule's rate is one step's.
    let html = panel("v=1&lab=descent&opt=momentum&beta=0.85&lr=1", 0);
    assert!(html.contains("SGD(lr=0.15, momentum=0.85)"), "{html}");
    let html = panel("v=1&lab=descent&schedule=step", 0);
    assert!(html.contains("The learning rate is that of this step"), "{html}");
    assert!(!panel("v=1&lab=descent", 0).contains("that of this step"));
    // Thirty examples in batches of seven leave two for the last.
    let html = panel("v=1&lab=descent&batch=7&opt=adam&reduce=mean", 0);
    assert!(html.contains("does as well but for an epoch’s last batch"), "{html}");
    // Batches that share the examples out evenly need no exception.
    let examples = open("v=1&lab=descent").examples().expect("a model").len();
    assert!(examples.is_multiple_of(3), "{examples}");
    let html = panel("v=1&lab=descent&batch=3&opt=adam&reduce=mean", 0);
    assert!(!html.contains("but for an epoch’s last batch"), "{html}");
}
