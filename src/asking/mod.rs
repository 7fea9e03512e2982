//! Questions in links: what is asked, in whose words, how often one may answer, and what has been answered.
//!
//! Only their texts are here; what is true, and whether an answer is right, only a lab knows.

mod filled;
mod params;
mod question;
mod reply;
mod words;

pub use filled::Filled;
pub use params::{A, ASK, BLANK, FILLED, TRIES, WORDS, level};
pub use question::{Form, MOST_QUESTIONS, Question, read as read_questions, write as write_questions};
pub use reply::{Reply, read as read_replies, write as write_replies};

/// The keys that say what is asked or left blank, and what has been answered.
pub const KEYS: [&str; 6] = ["ask", "words", "tries", "a", "blank", "filled"];
