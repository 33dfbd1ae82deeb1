"""Which records are one work.

A work is folded into a `Profile` (`profile`), compared with those that share something rare with
it (`candidates`), by named scores (`signals`), which sum up to a verdict (`decision`); verdicts make
groups, each accepted as a whole (`groups`). The rules are section 3 of the cataloguing rules: a
title alone never merges two works that say more, and what the print does not decide is `possible`.
"""
