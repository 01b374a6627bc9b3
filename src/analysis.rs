//! The one pass over an article that calls the rooms in order.
