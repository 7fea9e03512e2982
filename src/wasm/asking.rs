//! Questions, their answers, and numbers of somebody else's run, handed to JavaScript.

use super::Widget;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
impl Widget {
    /// Whether numbers of somebody else's run can be held against this one's.
    pub fn checks(&self) -> bool {
        self.inner.checks()
    }

    /// Numbers of somebody else's run beside this one's, as JSON.
    pub fn check(&self, text: &str) -> String {
        self.inner.check(text)
    }

    /// Answers the question that is open, part by part; what of it could not be read, as JSON.
    pub fn commit(&mut self, typed: Vec<String>) -> String {
        self.inner.commit(&typed)
    }

    /// Enters parts of an answer that is placed in a plot, without giving it.
    pub fn draft(&mut self, parts: Vec<String>) {
        self.inner.draft(&parts);
    }

    /// Closes the question that is open, which has been tried.
    pub fn show_answer(&mut self) {
        self.inner.show_answer();
    }

    /// Asks the question of the example that is shown, or takes it back.
    pub fn ask_first(&mut self, on: bool) {
        self.inner.ask_first(on);
    }

    /// What an author may ask for while a step is shown, as JSON.
    pub fn askable(&self, t: u32) -> String {
        self.inner.askable(t as usize)
    }

    /// What the author is told of a question, as JSON.
    pub fn author(&self, question: &str) -> String {
        self.inner.author(question)
    }
}
