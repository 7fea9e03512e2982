//! What a page asks of a lab, asked without a page.

mod own_data;
mod page;
mod pointing;
mod steps;
mod typed;

use gradstep::plot::Frame;
use gradstep::widget::Widget;
use serde_json::Value;

const FRAME: Frame = Frame { width: 500.0, height: 400.0, ratio: 1.0 };

fn state(widget: &Widget) -> Value {
    serde_json::from_str(&widget.state()).expect("the state is JSON")
}

fn words(widget: &Widget) -> Vec<&str> {
    widget.warnings().iter().map(|w| w.text.as_str()).collect()
}

fn shown<'a>(state: &'a Value, key: &str) -> &'a Value {
    let all = state["shown"].as_array().expect("a list");
    all.iter().find(|one| one["key"] == key).unwrap_or(&Value::Null)
}
