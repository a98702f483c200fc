"""Finders of sums: wholes and parts that are all there is."""
