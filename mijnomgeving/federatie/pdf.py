"""A small real PDF (1.4), one page of text, made without a library."""

_TEKENS_PER_REGEL = 88
_START_Y = 770


def make_pdf(*, title: str, afzender: str, lines: tuple[str, ...]) -> bytes:
    """A letter with sender, title and lines, in Helvetica."""
    content = [
        f"BT /F1 10 Tf 56 806 Td ({_text(afzender)}) Tj ET",
        f"BT /F2 18 Tf 56 {_START_Y} Td ({_text(title)}) Tj ET",
    ]
    y = _START_Y - 36
    for line in lines:
        for part in _wrap(line):
            content.append(f"BT /F1 11 Tf 56 {y} Td ({_text(part)}) Tj ET")
            y -= 18
    stream = "\n".join(content).encode("cp1252", "replace")
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (nl-NL) /ViewerPreferences << /DisplayDocTitle true >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        f"<< /Title ({_text(title)}) /Author ({_text(afzender)}) >>".encode("cp1252", "replace"),
    ]
    return _assemble(objects)


def _assemble(objects: list[bytes]) -> bytes:
    pdf = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(pdf))
        pdf += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, len(pdf))
    return pdf + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + trailer


def _text(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _wrap(line: str) -> list[str]:
    rows = [""]
    for word in line.split(" "):
        longer = f"{rows[-1]} {word}".strip()
        if len(longer) > _TEKENS_PER_REGEL and rows[-1]:
            rows.append(word)
        else:
            rows[-1] = longer
    return rows
