"""Finders of change: from one number to another, by how much, by how many per cent; beside the two or in another section
(`step_elsewhere`, `now_elsewhere`, `gap_elsewhere`).
"""
