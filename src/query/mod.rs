//! Questions → a [`View`] and answers.

mod view;

pub use view::View;
