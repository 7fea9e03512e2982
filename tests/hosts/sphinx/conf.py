project = "Notes"
extensions = ["myst_parser"]
html_theme = "furo"
html_theme_options = {"navigation_with_keys": True}
