"""校核: the proof-reader with a county behind it.

It binds the figures of a text to the indicator catalogue (`words`, `binding`), says what the ledgers count for them
(`ledger_facts`), and keeps proof-readings (`models`, `actions`). It judges nothing: the rules of `weijian.proof` do.
"""
