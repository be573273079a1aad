"""Who defined the measures: the references that the table of definitions cites."""

from __future__ import annotations

REFERENCES = {
    "Barrat 2004": "A. Barrat et al.: The architecture of complex weighted networks. PNAS 101 (11), 2004, "
    "3747–3752. https://doi.org/10.1073/pnas.0400087101",
    "Blondel 2008": "V. D. Blondel et al.: Fast unfolding of communities in large networks. Journal of Statistical "
    "Mechanics, 2008, P10008. https://doi.org/10.1088/1742-5468/2008/10/P10008",
    "Brandes 2001": "U. Brandes: A faster algorithm for betweenness centrality. Journal of Mathematical Sociology "
    "25 (2), 2001, 163–177. https://doi.org/10.1080/0022250X.2001.9990249",
    "Brandes & Pich 2007": "U. Brandes, C. Pich: Centrality estimation in large networks. International Journal of "
    "Bifurcation and Chaos 17 (7), 2007, 2303–2318. https://doi.org/10.1142/S0218127407018403",
    "Freeman 1977": "L. C. Freeman: A set of measures of centrality based on betweenness. Sociometry 40 (1), 1977, "
    "35–41. https://doi.org/10.2307/3033543",
    "Freeman 1978": "L. C. Freeman: Centrality in social networks: conceptual clarification. Social Networks 1 (3), "
    "1978, 215–239. https://doi.org/10.1016/0378-8733(78)90021-7",
    "Gould & Fernandez 1989": "R. V. Gould, R. M. Fernandez: Structures of mediation: a formal approach to brokerage "
    "in transaction networks. Sociological Methodology 19, 1989, 89–126. https://doi.org/10.2307/270949",
    "Hopcroft & Tarjan 1973": "J. Hopcroft, R. Tarjan: Algorithm 447: efficient algorithms for graph manipulation. "
    "Communications of the ACM 16 (6), 1973, 372–378. https://doi.org/10.1145/362248.362272",
    "Newman & Girvan 2004": "M. E. J. Newman, M. Girvan: Finding and evaluating community structure in networks. "
    "Physical Review E 69, 2004, 026113. https://doi.org/10.1103/PhysRevE.69.026113",
    "Seidman 1983": "S. B. Seidman: Network structure and minimum degree. Social Networks 5 (3), 1983, 269–287. "
    "https://doi.org/10.1016/0378-8733(83)90028-X",
    "Wasserman & Faust 1994": "S. Wasserman, K. Faust: Social network analysis: methods and applications. Cambridge "
    "University Press, 1994, chapter 4. https://doi.org/10.1017/CBO9780511815478",
    "gbakg": "Counted as the definition says; no one else's is needed.",
}
"""A source as the table cites it, to the whole reference."""
