//! What a method is called elsewhere.

use super::{last, losses, open, panel};

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
