//! Which blocks of a page are the article.

use super::page::Block;
use crate::model::ZoneKind;

/// Bytes of text that an element must hold to be taken for the article.
const ENOUGH: usize = 150;

/// What each block is as far as the page's elements and links tell; `None` where only the text can.
pub(super) fn kinds(blocks: &[Block]) -> Vec<Option<ZoneKind>> {
    let article = article(blocks);
    let told: Vec<_> = blocks.iter().map(|block| kind(block, article)).collect();
    let visible: usize =
        blocks.iter().zip(&told).filter(|(_, kind)| kind.is_none()).map(|(block, _)| prose(block)).sum();
    let all: usize = blocks.iter().map(prose).sum();
    if visible * 4 < all && visible < ENOUGH {
        // Names that hide nearly everything are not what they seem; the text itself must tell.
        return blocks.iter().map(|block| links(block).then_some(ZoneKind::Navigation)).collect();
    }
    after_body(blocks, told)
}

/// The element that is the article: its kind (by name, `<article>`, `<main>`) and number.
fn article(blocks: &[Block]) -> Option<(usize, usize)> {
    (0..3).find_map(|slot| {
        let mut sizes = std::collections::BTreeMap::<usize, usize>::new();
        for block in blocks.iter().filter(|block| block.kind.is_none()) {
            if let Some(region) = block.regions[slot] {
                *sizes.entry(region).or_default() += prose(block);
            }
        }
        // The first of equals, so that the same page always reads the same.
        let (region, size) = sizes.into_iter().max_by_key(|&(region, size)| (size, std::cmp::Reverse(region)))?;
        (size >= ENOUGH).then_some((slot, region))
    })
}

fn kind(block: &Block, article: Option<(usize, usize)>) -> Option<ZoneKind> {
    if block.kind.is_some() {
        return block.kind;
    }
    if links(block) {
        return Some(ZoneKind::Related);
    }
    let (slot, region) = article?;
    // A lead may stand in the same `<article>`, before the element that holds the paragraphs.
    let beside = slot == 0 && block.regions[1].is_some();
    (block.regions[slot] != Some(region) && !beside).then_some(ZoneKind::Navigation)
}

/// Links before the article are menus; only those after it lead to other articles.
fn after_body(blocks: &[Block], mut told: Vec<Option<ZoneKind>>) -> Vec<Option<ZoneKind>> {
    let first = blocks.iter().zip(&told).position(|(block, kind)| kind.is_none() && prose(block) > 80);
    let first = first.unwrap_or(blocks.len());
    for (block, kind) in blocks.iter().zip(&mut told).take(first) {
        if *kind == Some(ZoneKind::Related) && block.kind.is_none() {
            *kind = Some(ZoneKind::Navigation);
        }
    }
    told
}

/// Whether a block is a link and nothing else.
fn links(block: &Block) -> bool {
    block.linked * 10 >= block.text.len() * 9 && block.text.len() < 300
}

/// Bytes of a block that are no links.
fn prose(block: &Block) -> usize {
    block.text.len() - block.linked.min(block.text.len())
}
