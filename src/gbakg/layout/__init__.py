"""The bridge as a drawing: Guangxi on one bank, the Greater Bay Area on the other; where everything stands.

Reading order: :mod:`~gbakg.layout.marks` and :mod:`~gbakg.layout.palette`, :mod:`~gbakg.layout.banks`,
:mod:`~gbakg.layout.order`, :mod:`~gbakg.layout.forms`, :mod:`~gbakg.layout.bridge`.
"""
