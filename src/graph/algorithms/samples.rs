//! Networks of which others have published the figures.

use super::Network;

/// Zachary's karate club, each edge at its lower end.
const KARATE: &[(usize, &[usize])] = &[
    (0, &[1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31]),
    (1, &[2, 3, 7, 13, 17, 19, 21, 30]),
    (2, &[3, 7, 8, 9, 13, 27, 28, 32]),
    (3, &[7, 12, 13]),
    (4, &[6, 10]),
    (5, &[6, 10, 16]),
    (6, &[16]),
    (8, &[30, 32, 33]),
    (9, &[33]),
    (13, &[33]),
    (14, &[32, 33]),
    (15, &[32, 33]),
    (18, &[32, 33]),
    (19, &[33]),
    (20, &[32, 33]),
    (22, &[32, 33]),
    (23, &[25, 27, 29, 32, 33]),
    (24, &[25, 27, 31]),
    (25, &[31]),
    (26, &[29, 33]),
    (27, &[33]),
    (28, &[31, 33]),
    (29, &[32, 33]),
    (30, &[32, 33]),
    (31, &[32, 33]),
    (32, &[33]),
];

/// Zachary, "An information flow model for conflict and fission in small groups", 1977, without weights.
pub(super) fn karate() -> Network {
    Network::from_edges(34, KARATE.iter().flat_map(|(a, others)| others.iter().map(|b| (*a, *b, 1.0))))
}

/// A weighted square with a tail and a node alone.
pub(super) fn kite() -> Network {
    Network::from_edges(6, [(0, 1, 1.0), (1, 2, 2.0), (2, 3, 3.0), (3, 0, 0.5), (3, 4, 1.0)])
}
