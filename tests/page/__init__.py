"""Tests of the network page in Chromium, found by role and name.

What the page has to do, and where it is shown:

1. no request leaves the file, the policy forbids it: ``browser.py`` (every test), ``test_file``, ``test_odd``
2. no console message: ``browser.py`` (every test)
3. first picture in less than a second: ``bench/page.py``
4. all organisations are in the list: ``test_list``
5. found by pinyin, initials, Traditional forms, English: ``test_search``
6. the card shows partnership, role, status, place: ``test_details``
7. with the letter, the passage with marked names: ``test_details``
8. planned off removes exactly the planned: ``test_legend``
9. possible pairs are dotted, and off: ``test_legend``, ``test_filters``
10. a range of years keeps the undated: ``test_filters``
11. the legend's counts are the graph's: ``test_legend``
12. the address opens the same view: ``test_address``
13. Back returns: ``test_address``
14. the path is answered truthfully: ``test_paths``
15. the language switch changes every text: ``test_address``
16. keyboard alone: ``test_keyboard``
17. no serious violation by axe-core: ``test_axe``
18. downloads open and hold what is visible: ``test_takeaway``, ``test_poster``
19. paper is white, with legend and source: ``test_poster``
20. hostile labels never run: ``test_odd``, ``test_takeaway``
21. nothing is cut off at 360 pixels: ``test_keyboard``, ``test_picture``, ``test_head``, ``test_matrix``
22. no two labels overlap in the first picture: ``test_picture``
23. Guangxi stands left of the Bay Area: ``test_picture``
24. large graphs: ``test_large``, ``bench/page.py``
25. same graph, same bytes: ``test_file``
26. the console answers as the program does: ``test_console``
27. dark keeps the contrast: ``test_file``, ``test_axe``
28. empty, single, without regions: ``test_odd``
"""
