//! The question that an example brings along, asked when the reader wants it.

use crate::asking::KEYS;
use crate::scenario::Preset;
use crate::widget::Widget;

impl Widget {
    /// Whether an example's own question is asked; nothing where somebody else's is.
    pub(in crate::widget) fn asks_first(&self, preset: &Preset) -> Option<bool> {
        let asked = self.scenario.text("ask");
        (asked.is_empty() || asked == preset.ask).then_some(!asked.is_empty())
    }

    /// Asks the question of the example that is shown, before its answer is seen; or takes it back, and shows the example as it
    /// opens.
    pub fn ask_first(&mut self, on: bool) {
        let alike = self.alike();
        let Some(preset) = self.reached(&alike) else { return };
        let mut next = self.scenario.clone();
        for key in KEYS {
            next.reset(key);
        }
        if on {
            next.set("ask", preset.ask);
        }
        self.warnings = next.check();
        self.replace(next);
        let open = self.asking.open().map(|one| one.answers.step - 1);
        self.seek(open.unwrap_or_else(|| preset.step()));
    }
}
