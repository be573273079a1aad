"""The graph as a service: SPARQL 1.1 Protocol for reading, the network page, a page and triples for each thing.

Reading order: :mod:`~gbakg.serve.limits` (what a query may take), :mod:`~gbakg.serve.workers` (processes that answer
and can be ended), :mod:`~gbakg.serve.protocol` (what a request asks), :mod:`~gbakg.serve.media` (in which format),
:mod:`~gbakg.serve.reading` (the answer, in a worker), :mod:`~gbakg.serve.pages` (the pages, likewise),
:mod:`~gbakg.serve.description` (what the service says of itself), :mod:`~gbakg.serve.app` (all of them, by address).
"""
