//! The lines of the legend one by one, for a page that has a legend of its own.

use super::super::palette;
use super::geometry::{Curve, Point};
use super::paint::{fade, ink, line};
use crate::model::{Kind, Status};
use std::fmt::Write;

/// An SVG `symbol` for each kind and status, 34 by 14: `mark-supply`, `status-talks`.
pub(in super::super) fn swatches() -> String {
    let way = Curve::bent(Point::new(1.0, 7.0), Point::new(33.0, 7.0), 0.0);
    let mut out = String::new();
    for kind in Kind::ALL {
        let _ = write!(out, "<symbol id=\"mark-{kind}\" viewBox=\"0 0 34 14\">");
        line(way, Some(*kind), Status::Agreed, kind.is_directed(), palette::kind(*kind), &mut out);
        out.push_str("</symbol>");
    }
    for status in Status::ALL {
        let colour = if *status == Status::Stalled { ink(Kind::Partnership, *status) } else { palette::SOFT_INK };
        let _ = write!(out, "<symbol id=\"status-{status}\" viewBox=\"0 0 34 14\"><g{}>", fade(*status));
        line(way, None, *status, false, colour, &mut out);
        out.push_str("</g></symbol>");
    }
    out
}
