//! The number of the layer beside it.

use super::Slip;

/// What is done otherwise: the same number of another layer is given, or one factor of it is another layer's.
pub static SLIP: Slip = Slip {
    numbers: |node| {
        let k = node.layer();
        let beside = [k.wrapping_sub(1), k + 1].into_iter().filter(|k| *k < 4);
        beside
            .flat_map(|other| match (node.derived(), node.valued()) {
                ("omega", _) => vec![
                    node.grad("omega", other),
                    node.grad("f", k) * node.value("h", other),
                    node.grad("f", other) * node.value("h", k),
                ],
                ("h", _) => vec![node.grad("f", k) * node.value("omega", other), node.grad("h", other)],
                ("f", _) if k < 3 && other < 3 => {
                    vec![
                        node.grad("f", other),
                        node.grad("h", k + 1) * node.local_derivative(other, node.value("f", other)),
                        node.grad("h", k + 1) * node.local_derivative(k, node.value("f", other)),
                    ]
                }
                ("beta", _) => vec![node.grad("beta", other)],
                (_, "f") => vec![node.value("f", other)],
                _ => Vec::new(),
            })
            .collect()
    },
    ..Slip::new("a number of the layer beside it is taken: the index says which layer each factor belongs to")
};
