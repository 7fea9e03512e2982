# The link as the core writes it, its step, the last step, the status, the warnings.
_Outline = tuple[str, int, int, str, list[str]]

version: str

def at(link: str, step: int | None = None) -> tuple[str, int]: ...
def look(link: str) -> _Outline: ...
def columns(link: str) -> tuple[_Outline, list[tuple[str, str, bytearray]], list[tuple[str, list[str]]]]: ...
def digest(link: str) -> str:
    """Compute the digest of a link's numbers, sixteen hexadecimal digits: the same on every platform."""
