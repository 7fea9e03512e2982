# /// script
# [tool.marimo.display]
# theme = "system"
# ///
import marimo

app = marimo.App()


@app.cell
def _():
    import marimo as mo

    return (mo,)


@app.cell
def _(mo):
    mo.md("# Momentum")
    return


@app.cell
def _(mo):
    {{line of marimo}}
    return


if __name__ == "__main__":
    app.run()
