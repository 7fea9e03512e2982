//! Factors printed with enough digits that their product comes out as printed.

use crate::formula::operands;

/// Two factors as they are printed for their product.
pub fn two(a: f64, b: f64) -> [f64; 2] {
    let printed = operands(&[a, b], &[a * b], |v| vec![v.iter().product()]);
    [printed[0], printed[1]]
}

/// A sum of products, the first number of which stands alone, as it is printed.
pub fn sum_of_products(alone: Option<f64>, pairs: &[[f64; 2]], sum: f64) -> (Option<f64>, Vec<[f64; 2]>) {
    let values: Vec<f64> = alone.into_iter().chain(pairs.concat()).collect();
    let first = usize::from(alone.is_some());
    let printed = operands(&values, &[sum], |v| {
        let (alone, pairs) = v.split_at(first);
        let products = pairs.as_chunks::<2>().0.iter().map(|[a, b]| a * b);
        vec![alone.iter().sum::<f64>() + products.sum::<f64>()]
    });
    let (alone, pairs) = printed.split_at(first);
    (alone.first().copied(), pairs.as_chunks::<2>().0.to_vec())
}
