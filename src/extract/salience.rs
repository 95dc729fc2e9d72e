//! How much an article is about each of its organisations.

use super::article::Article;

/// What is counted of each entity, by its index in [`Article::entities`].
pub(super) struct Salience {
    /// Place by number of mentions, 0 for the most named.
    pub rank: Vec<usize>,
    /// Whether the title names it.
    pub in_title: Vec<bool>,
}

impl Salience {
    pub fn of(article: &Article) -> Self {
        let mut order: Vec<usize> = (0..article.entities.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(article.entities[*at].count), article.entities[*at].first, *at));
        let mut rank = vec![0; order.len()];
        for (place, at) in order.into_iter().enumerate() {
            rank[at] = place;
        }
        let mut in_title = vec![false; rank.len()];
        if let Some(title) = article.sentences.first() {
            title.mentions.iter().for_each(|mention| in_title[mention.entity] = true);
        }
        Self { rank, in_title }
    }
}
