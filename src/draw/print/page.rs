//! A PDF of one page with links.

use super::links::Lead;
use pdf_writer::{
    Content, Finish, Name, Pdf, Rect, Ref, Str, TextStr,
    types::{ActionType, AnnotationType},
};
use resvg::usvg::Tree;
use std::collections::BTreeMap;
use svg2pdf::{ConversionError, ConversionOptions};

/// What the page calls the picture.
const PICTURE: Name = Name(b"Picture");

/// The picture with places to click on. `scale` is the points of a unit.
pub(super) fn page(tree: &Tree, leads: &[Lead], scale: f32) -> Result<Vec<u8>, ConversionError> {
    let (width, height) = (tree.size().width() * scale, tree.size().height() * scale);
    let (picture, picture_ref) = svg2pdf::to_chunk(tree, ConversionOptions::default())?;
    let mut next = Ref::new(1);
    let [catalog, pages, page, content, information] = [(); 5].map(|()| next.bump());
    let annotations: Vec<Ref> = leads.iter().map(|_| next.bump()).collect();
    let mut known = BTreeMap::new();
    let picture = picture.renumber(|old| *known.entry(old).or_insert_with(|| next.bump()));

    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).count(1).kids([page]);
    let mut sheet = pdf.page(page);
    sheet.media_box(Rect::new(0.0, 0.0, width, height)).parent(pages).contents(content);
    sheet.group().transparency().isolated(true).knockout(false).color_space().device_rgb();
    sheet.annotations(annotations.iter().copied());
    sheet.resources().x_objects().pair(PICTURE, known[&picture_ref]);
    sheet.finish();
    for (lead, id) in leads.iter().zip(annotations) {
        let place = lead.place;
        // PDF counts upwards from the foot of the page.
        let (top, foot) = (height - place.top * scale, height - place.bottom * scale);
        let mut annotation = pdf.annotation(id);
        annotation.subtype(AnnotationType::Link).border(0.0, 0.0, 0.0, None);
        annotation.rect(Rect::new(place.left * scale, foot, place.right * scale, top));
        annotation.action().action_type(ActionType::Uri).uri(Str(lead.address.as_bytes()));
    }
    let mut drawn = Content::new();
    drawn.transform([width, 0.0, 0.0, height, 0.0, 0.0]).x_object(PICTURE);
    pdf.stream(content, &drawn.finish());
    pdf.document_info(information).producer(TextStr("svg2pdf"));
    pdf.extend(&picture);
    Ok(pdf.finish())
}
