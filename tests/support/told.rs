//! What a widget tells, read.

use gradstep::widget::Widget;
use serde_json::Value;

/// A text of the widget as JSON.
pub fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

/// What is asked.
pub fn asking(widget: &Widget) -> Value {
    json(&widget.state())["asking"].clone()
}
