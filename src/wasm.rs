//! The boundary to JavaScript: only here is it known. It hands a [`widget::Widget`] over and adds
//! nothing but canvases.
//!
//! Nothing here panics; should the core panic all the same, the words are kept for [`last_words`].

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod asking;
#[cfg(feature = "bench")]
mod bench;
mod class;
mod examples;

use crate::figure::Figure;
use crate::lab;
use crate::plot::canvas::{PaintError, paint};
use crate::plot::{self, Frame, Layer, Theme};
use crate::reading;
use crate::scenario;
use crate::widget::{self, Widget as Inner};
use examples::options;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::{JsError, wasm_bindgen};
use web_sys::HtmlCanvasElement;

/// What can go wrong here; anything else is a warning or a status.
#[derive(Debug)]
enum Error {
    /// The browser has no random numbers.
    NoEntropy,
    /// A canvas could not be drawn on.
    Paint(PaintError),
    /// There is no such column.
    NoColumn(String, String),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        match self {
            Error::NoEntropy => f.write_str("the browser gives no random numbers"),
            Error::Paint(why) => why.fmt(f),
            Error::NoColumn(run, name) => write!(f, "there is no column {name} of run “{run}”"),
        }
    }
}

impl std::error::Error for Error {}

thread_local! {
    static LAST_WORDS: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Keeps what a panic says; called once when the module starts.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|panic| {
        LAST_WORDS.with_borrow_mut(|words| *words = panic.to_string());
    }));
}

/// What the core said before it stopped, or empty.
#[wasm_bindgen]
pub fn last_words() -> String {
    LAST_WORDS.with_borrow(String::clone)
}

/// The version of the crate.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").into()
}

/// Every lab with its parameters and presets, as JSON.
#[wasm_bindgen]
pub fn schema() -> String {
    widget::schema()
}

/// The link of the first example: what is shown where none is asked for.
#[wasm_bindgen]
pub fn first_link() -> String {
    widget::first_link().into()
}

/// The colours of roles as declarations for a style sheet. A palette is `light`, `dark`, or the system's own colours, as
/// `Canvas: rgb(0, 0, 0); CanvasText: …; LinkText: …; Highlight: …; GrayText: …`.
#[wasm_bindgen]
pub fn css(palette: &str) -> String {
    Theme::named(palette).css()
}

/// A new seed.
#[wasm_bindgen]
pub fn random_seed() -> Result<u32, JsError> {
    // Short enough to say aloud, many enough never to meet the same one by chance in a lecture.
    let drawn = getrandom::u32().map_err(|_| Error::NoEntropy)?;
    Ok(drawn % 100_000)
}

/// A text as a QR code: the size and the path of its SVG; nothing where it is too long.
#[wasm_bindgen]
pub fn qr(text: &str) -> Vec<String> {
    crate::qr::qr(text).map_or(Vec::new(), |code| vec![code.size.to_string(), code.path])
}

/// The number that a person has typed; not a number where it is none.
#[wasm_bindgen]
pub fn read_number(text: &str) -> f64 {
    reading::numbers::typed(text).filter(|v| v.is_finite()).unwrap_or(f64::NAN)
}

/// A whole number that a person has typed into a box of the page's own: its digits, or nothing, and then what is said of it.
#[wasm_bindgen]
pub fn read_whole(text: &str, min: u32, max: u32) -> Vec<String> {
    let (value, words) = scenario::read_whole(text, min, max);
    vec![value.map_or(String::new(), |v| v.to_string()), words.unwrap_or_default()]
}

/// A link as the core writes it, and then what could not be read of it, in words.
#[wasm_bindgen]
pub fn read_link(text: &str) -> Vec<String> {
    let (scenario, warnings) = lab::parse(text);
    std::iter::once(scenario.link()).chain(warnings.into_iter().map(|warning| warning.text)).collect()
}

/// The digest of a scenario's numbers, as sixteen hexadecimal digits: the same on every platform.
#[wasm_bindgen]
pub fn digest(link: &str) -> String {
    let (scenario, _) = lab::parse(link);
    format!("{:016x}", crate::digest::digest(lab::of(&scenario).open(&scenario, None).as_ref()))
}

fn frame(width: f64, height: f64) -> Frame {
    Frame { width, height, ratio: 1.0 }
}

/// As many back layers are remembered; a lab has fewer views.
const MOST_BACKS: usize = 12;

/// The back layer as it was last painted on a canvas.
struct Painted {
    canvas: HtmlCanvasElement,
    figure: Rc<Figure>,
    frame: Frame,
    theme: Theme,
}

/// A lab at work; see [`widget::Widget`]. Pixels are CSS pixels of the view's canvas.
#[wasm_bindgen]
pub struct Widget {
    inner: Inner,
    backs: Vec<Painted>,
}

#[wasm_bindgen]
impl Widget {
    /// Opens a link.
    #[wasm_bindgen(constructor)]
    pub fn new(link: &str) -> Widget {
        Widget { inner: Inner::new(link), backs: Vec::new() }
    }

    /// Opens another link in place of this one.
    pub fn open(&mut self, link: &str) {
        self.inner.open(link);
    }

    /// Sets one parameter from text.
    pub fn set(&mut self, key: &str, text: &str) {
        self.inner.set(key, text);
    }

    /// Types one of a parameter's several numbers, or all of them in its place.
    pub fn set_part(&mut self, key: &str, at: u32, text: &str) {
        self.inner.set_part(key, at as usize, text);
    }

    /// The text of the number that a slider of a parameter stands for at a position.
    pub fn slide(&self, key: &str, at: f64) -> String {
        self.inner.slide(key, at)
    }

    /// Goes on from where the run ended, to the end of another; whether it could.
    pub fn go_on(&mut self) -> bool {
        self.inner.go_on()
    }

    /// The runs side by side, and what another could be, as JSON.
    pub fn compared(&self) -> String {
        self.inner.compared()
    }

    /// Types over a number of the panel.
    pub fn edit(&mut self, field: u32, text: &str) {
        self.inner.edit(field as usize, text);
    }

    /// Sets the reader's own examples from text, as the reader wants it read; see [`examples::Examples`]. No text goes back to the lab's.
    pub fn take_examples(&mut self, text: &str, mark: &str, columns: Vec<String>, turned: Option<bool>) {
        let inputs = self.inner.inputs().and_then(|n| u32::try_from(n).ok());
        self.inner.take_examples(text, &options(inputs, mark, columns, turned));
    }

    /// How many inputs an example has here; nothing where the examples say so themselves.
    pub fn inputs(&self) -> Option<u32> {
        self.inner.inputs().and_then(|n| u32::try_from(n).ok())
    }

    /// Puts one parameter back to its default.
    pub fn reset(&mut self, key: &str) {
        self.inner.reset(key);
    }

    /// Computes the next piece of what is to be shown; whether there was one.
    pub fn prepare(&self) -> bool {
        self.inner.session().prepare()
    }

    /// Shows step `t`.
    pub fn seek(&mut self, t: u32) {
        self.inner.seek(t as usize);
    }

    /// The step shown.
    pub fn t(&self) -> u32 {
        u32::try_from(self.inner.t()).unwrap_or(u32::MAX)
    }

    /// The last step.
    pub fn steps(&self) -> u32 {
        u32::try_from(self.inner.steps()).unwrap_or(u32::MAX)
    }

    /// The link of what is shown.
    pub fn link(&self) -> String {
        self.inner.link()
    }

    /// All that the page needs to know after a change, as JSON.
    pub fn state(&self) -> String {
        self.inner.state()
    }

    /// The line beside the player, as HTML text.
    pub fn status(&self) -> String {
        self.inner.session().status(self.inner.t())
    }

    /// What could be pressed about what is seen: words and what they set (`key=value`), one after the other.
    pub fn remedies(&self) -> Vec<String> {
        self.inner.remedies().into_iter().flat_map(|one| [one.words, one.set]).collect()
    }

    /// What went wrong with the run by the step shown, in words.
    pub fn alarm(&self) -> String {
        self.inner.session().alarm(self.inner.t())
    }

    /// How the whole run ends.
    pub fn outcome(&self) -> String {
        self.inner.session().outcome().into()
    }

    /// The numbers beside the figures, as HTML text: what is said, and the tables.
    pub fn panel(&self) -> Vec<String> {
        self.inner.panel().to_vec()
    }

    /// The words around a view that is `width` pixels wide, as JSON.
    pub fn caption(&self, view: &str, width: f64) -> String {
        self.inner.caption(view, width)
    }

    /// How many times as large as on a page type, strokes and marks are drawn.
    #[wasm_bindgen(getter)]
    pub fn scale(&self) -> f64 {
        self.inner.scale()
    }

    /// Draws everything `scale` times as large, whatever the link's `size` says; `undefined` goes by the link.
    #[wasm_bindgen(setter)]
    pub fn set_scale(&mut self, scale: Option<f64>) {
        self.inner.set_scale(scale);
    }

    /// Draws a view at a position between steps (16.25 is a quarter of the way from 16 to 17) on two
    /// canvases, one above the other; the one behind only when what it shows is not what it should.
    #[allow(clippy::too_many_arguments, reason = "an object would be made anew for each frame")]
    pub fn draw(
        &mut self,
        view: &str,
        back: &HtmlCanvasElement,
        front: &HtmlCanvasElement,
        width: f64,
        height: f64,
        ratio: f64,
        palette: &str,
        position: f64,
    ) -> Result<(), JsError> {
        let figure = Rc::new(self.inner.figure(view, position, width));
        let theme = Theme::named(palette);
        let frame = self.inner.units(&Frame { width, height, ratio });
        let kept = self.backs.iter().position(|painted| painted.canvas == *back);
        let fresh = kept.and_then(|i| self.backs.get(i)).is_some_and(|painted| {
            painted.theme == theme && painted.frame == frame && plot::same_back(&painted.figure, &figure)
        });
        if !fresh {
            // Without a graphics card, browsers copy every canvas they show in each frame, an empty one too.
            let bare = !plot::has_back(&figure);
            back.set_hidden(bare);
            if !bare {
                paint(back, &figure, &frame, &theme, Layer::Back).map_err(Error::Paint)?;
            }
        }
        let layout = paint(front, &figure, &frame, &theme, Layer::Front).map_err(Error::Paint)?;
        let css = Frame { width, height, ratio };
        self.inner.painted(view, position, &css, Rc::clone(&figure), Rc::new(layout));
        if !fresh {
            // A canvas that has left the page would be kept alive.
            self.backs.retain(|painted| painted.canvas != *back && painted.canvas.is_connected());
            if self.backs.len() == MOST_BACKS {
                self.backs.remove(0);
            }
            self.backs.push(Painted { canvas: back.clone(), figure, frame, theme });
        }
        Ok(())
    }

    /// The handle that a press takes: one within `reach`, or else, with `anywhere`, the one that any press
    /// in the plot takes; −1 for none.
    #[allow(clippy::too_many_arguments, reason = "an object would be made anew for each move of the pointer")]
    pub fn grab(
        &self,
        view: &str,
        width: f64,
        height: f64,
        x: f64,
        y: f64,
        reach: f64,
        anywhere: bool,
    ) -> i32 {
        let handle = self.inner.grab(view, &frame(width, height), [x, y], reach, anywhere);
        handle.and_then(|id| i32::try_from(id).ok()).unwrap_or(-1)
    }

    /// Moves a handle to a pixel.
    pub fn drag(&mut self, view: &str, handle: u32, width: f64, height: f64, x: f64, y: f64) {
        self.inner.drag(view, handle, &frame(width, height), [x, y]);
    }

    /// Moves a handle by fractions of the axes.
    pub fn nudge(&mut self, view: &str, handle: u32, across: f64, up: f64) {
        self.inner.nudge(view, handle, [across, up]);
    }

    /// Where a handle is, right and down; nothing where there is no such handle.
    pub fn spot(&self, view: &str, handle: u32, width: f64, height: f64) -> Vec<f64> {
        self.inner.spot(view, handle, &frame(width, height)).map_or(Vec::new(), |at| at.to_vec())
    }

    /// The handle next to another, to the right or down by the signs given.
    pub fn neighbour(&self, view: &str, handle: u32, width: f64, height: f64, right: f64, down: f64) -> u32 {
        self.inner.neighbour(view, handle, &frame(width, height), [right, down])
    }

    /// The step whose place is at a pixel, if there is one.
    pub fn step_at(&self, view: &str, width: f64, height: f64, x: f64, y: f64, reach: f64) -> Option<u32> {
        let step = self.inner.step_at(view, &frame(width, height), [x, y], reach);
        step.and_then(|step| u32::try_from(step).ok())
    }

    /// What is at a pixel, in words.
    pub fn readout(&self, view: &str, width: f64, height: f64, x: f64, y: f64) -> String {
        self.inner.readout(view, &frame(width, height), [x, y])
    }

    /// A view at the step shown as an SVG file.
    pub fn svg(&self, view: &str, width: f64, height: f64, palette: &str) -> String {
        self.inner.svg(view, width, height, &Theme::named(palette))
    }

    /// The files that can be saved from where a view is shown, as JSON.
    pub fn files(&self, view: &str) -> String {
        self.inner.files(view)
    }

    /// One of these as text; empty where there is none.
    pub fn file(&self, id: &str, view: &str) -> String {
        self.inner.file(id, view)
    }

    /// The numbers of a view as comma-separated values; empty where there is no such view.
    pub fn plot_csv(&self, view: &str) -> String {
        self.inner.plot_csv(view).unwrap_or_default()
    }

    /// The run as comma-separated values.
    pub fn csv(&self) -> String {
        self.inner.session().csv()
    }

    /// The run and the name of each column of numbers, as JSON.
    pub fn columns(&self) -> String {
        self.inner.columns()
    }

    /// The columns of words as JSON: each its name and its words.
    pub fn words(&self) -> String {
        self.inner.words()
    }

    /// One column of numbers, copied.
    pub fn column(&self, run: &str, name: &str) -> Result<Vec<f64>, JsError> {
        let columns = self.inner.session().columns();
        let found = columns.iter().find(|column| column.run == run && column.name == name);
        Ok(found.ok_or_else(|| Error::NoColumn(run.into(), name.into()))?.values())
    }
}
