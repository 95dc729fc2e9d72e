//! Members of one list share its fate: "A는 B, C, D와 협약" is true of all three or of none.

use super::{article::Article, pairs::Pair};
use std::collections::BTreeMap;

/// Evens out the log-odds of pairs that one sentence makes in one breath: one organisation with every member of a
/// coordination. Pairs of the members among themselves are left alone.
///
/// Cost: linear in the number of instances, times the logarithm of their number.
pub fn even_out(article: &Article, pairs: &[Pair], scores: &mut [f32]) {
    // (sentence, the organisation outside the list, the list) → the pairs with its members.
    let mut lists: BTreeMap<(usize, usize, usize), Vec<usize>> = BTreeMap::new();
    for (at, pair) in pairs.iter().enumerate() {
        for instance in &pair.instances {
            let mentions = &article.sentences[instance.sentence].mentions;
            let group = |mention: Option<usize>| mention.map(|mention| mentions[mention].group);
            let (first, second) = (group(instance.first), group(instance.second));
            if first == second {
                continue;
            }
            for (list, outside) in [(second, instance.first), (first, instance.second)] {
                let outside = outside.map(|mention| mentions[mention].entity);
                let Some(list) = list else { continue };
                let of_list =
                    |entity: usize| mentions.iter().any(|mention| mention.group == list && mention.entity == entity);
                let other = outside.unwrap_or(if of_list(pair.entities.0) { pair.entities.1 } else { pair.entities.0 });
                let row = lists.entry((instance.sentence, other, list)).or_default();
                if !row.contains(&at) {
                    row.push(at);
                }
            }
        }
    }
    let before = scores.to_vec();
    let mut sums = vec![(0f32, 0u32); scores.len()];
    for row in lists.values().filter(|row| row.len() >= 2) {
        let mean = row.iter().map(|at| before[*at]).sum::<f32>() / row.len() as f32;
        for at in row {
            sums[*at].0 += mean;
            sums[*at].1 += 1;
        }
    }
    for (score, (sum, count)) in scores.iter_mut().zip(sums) {
        if count > 0 {
            *score = 0.4 * *score + 0.6 * sum / count as f32;
        }
    }
}
