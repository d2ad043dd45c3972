//! Orders in which a database may have applied the revisions: as few as put every two parallel revisions both ways round.

use arcoiris_checker::graph::Graph;

/// The orders, the history's own first. Each holds every revision of the graph's order, down revisions first.
pub(crate) fn orders(graph: &Graph) -> Vec<Vec<usize>> {
    let below: Vec<Vec<bool>> = (0..graph.revisions.len()).map(|index| graph.ancestors(index)).collect();
    let mut orders = vec![graph.order.clone()];
    // Pairs of which the second has not been seen before the first.
    let mut unseen = parallel(&graph.order, &below);
    while let Some((later, sooner)) = unseen.first().copied() {
        let order = preferring(graph, &below, sooner);
        let place = places(&order, graph.revisions.len());
        let before = unseen.len();
        unseen.retain(|(one, other)| place.get(*other) > place.get(*one));
        orders.push(order);
        if unseen.len() == before || unseen.first() == Some(&(later, sooner)) {
            // Cannot be: what is preferred comes before whatever it does not follow.
            break;
        }
    }
    orders
}

/// The pairs of revisions neither of which follows the other, as they stand in an order.
fn parallel(order: &[usize], below: &[Vec<bool>]) -> Vec<(usize, usize)> {
    let follows = |one: usize, other: usize| below.get(one).and_then(|below| below.get(other)) == Some(&true);
    let mut pairs = Vec::new();
    for (place, one) in order.iter().enumerate() {
        for other in order.iter().skip(place + 1) {
            if !follows(*other, *one) && !follows(*one, *other) {
                pairs.push((*one, *other));
            }
        }
    }
    pairs
}

/// An order that begins with what a revision needs and the revision itself, and else goes from the last branch to the first.
fn preferring(graph: &Graph, below: &[Vec<bool>], revision: usize) -> Vec<usize> {
    let needed = |index: usize| below.get(revision).and_then(|below| below.get(index)) == Some(&true);
    let mut order: Vec<usize> = graph.order.iter().copied().filter(|index| needed(*index)).collect();
    let mut done = vec![false; graph.revisions.len()];
    for index in &order {
        if let Some(done) = done.get_mut(*index) {
            *done = true;
        }
    }
    while order.len() < graph.order.len() {
        let ready = |index: &usize| {
            done.get(*index) == Some(&false)
                && graph.parents_of(*index).iter().all(|parent| done.get(*parent) == Some(&true))
        };
        let Some(next) = graph.order.iter().copied().rev().find(ready) else { break };
        if let Some(done) = done.get_mut(next) {
            *done = true;
        }
        order.push(next);
    }
    order
}

fn places(order: &[usize], revisions: usize) -> Vec<usize> {
    let mut places = vec![0; revisions];
    for (place, index) in order.iter().enumerate() {
        if let Some(at) = places.get_mut(*index) {
            *at = place;
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A graph whose revisions follow these.
    fn graph(parents: &[&[usize]]) -> Graph {
        let mut children = vec![Vec::new(); parents.len()];
        for (index, parents) in parents.iter().enumerate() {
            for parent in *parents {
                children[*parent].push(index);
            }
        }
        let revision = std::sync::Arc::new(revision());
        Graph {
            revisions: vec![revision; parents.len()],
            parents: parents.iter().map(|parents| parents.to_vec()).collect(),
            children,
            order: (0..parents.len()).collect(),
        }
    }

    fn revision() -> arcoiris_checker::revision::Revision {
        let text = "-- @revision a\n-- @revises base\n-- @upgrade\n-- @downgrade\n".to_owned();
        let source = arcoiris_checker::source::Source { path: "a_.sql".to_owned(), text, first: (1, 1) };
        arcoiris_checker::read::revision(&std::sync::Arc::new(source), 15).0.unwrap()
    }

    #[test]
    fn a_line_has_one_order() {
        assert_eq!(orders(&graph(&[&[], &[0], &[1]])), [[0, 1, 2]]);
    }

    #[test]
    fn a_diamond_has_two_orders() {
        assert_eq!(orders(&graph(&[&[], &[0], &[0], &[1, 2]])), [[0, 1, 2, 3], [0, 2, 1, 3]]);
    }

    #[test]
    fn every_two_parallel_revisions_are_seen_both_ways_round() {
        // Three branches, two of them of two revisions with a cross link, and a merge.
        let graph = graph(&[&[], &[0], &[1], &[0], &[3, 1], &[0], &[2, 4, 5]]);
        let orders = orders(&graph);
        let below: Vec<Vec<bool>> = (0..7).map(|index| graph.ancestors(index)).collect();
        for order in &orders {
            let place = places(order, 7);
            for (index, parents) in graph.parents.iter().enumerate() {
                assert!(parents.iter().all(|parent| place[*parent] < place[index]), "{order:?}");
            }
        }
        for (one, other) in parallel(&graph.order, &below) {
            let ways: Vec<bool> = orders
                .iter()
                .map(|order| {
                    let place = places(order, 7);
                    place[one] < place[other]
                })
                .collect();
            assert!(ways.contains(&true) && ways.contains(&false), "{one} {other} {orders:?}");
        }
    }
}
