//! What holds for every picture, whatever its coordinates.
