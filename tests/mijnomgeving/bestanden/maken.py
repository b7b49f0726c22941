"""Files as people and attackers make them, small enough to make on the spot."""

import io
import struct
import zipfile
import zlib

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
TYPES = b'<Types><Override PartName="/word/document.xml" ContentType="document.main+xml"/></Types>'


def pdf(*objecten: bytes, staart: bytes = b"") -> bytes:
    """A small PDF with these objects in it."""
    lijf = b"".join(b"%d 0 obj\n%b\nendobj\n" % (nr, inhoud) for nr, inhoud in enumerate(objecten, start=1))
    return b"%PDF-1.7\n" + lijf + b"trailer\n<</Root 1 0 R" + staart + b">>\n%%EOF\n"


def packed(inhoud: bytes, *, woordenboek: bytes = b"/Type/ObjStm/N 1/First 4/Filter/FlateDecode") -> bytes:
    """An object stream: what is in it stands nowhere in the file as text."""
    data = zlib.compress(inhoud)
    return b"<<" + woordenboek + b"/Length %d>>\nstream\n" % len(data) + data + b"\nendstream"


def png(breed: int = 10, hoog: int = 10) -> bytes:
    """The frame of a PNG of this size."""
    kop = struct.pack(">4sIIBBBBB", b"IHDR", breed, hoog, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + kop + b"\0\0\0\0" + b"\0\0\0\0IEND\xaeB`\x82"


def jpeg(breed: int = 10, hoog: int = 10) -> bytes:
    """The frame of a JPEG of this size, with a comment in front as cameras write them."""
    commentaar = b"\xff\xfe\x00\x06foto"
    maat = b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", hoog, breed) + b"\x01\x01\x11\x00"
    return b"\xff\xd8" + commentaar + maat + b"\xff\xda\x00\x02" + b"beeld" + b"\xff\xd9"


def archief(**delen: bytes) -> bytes:
    """A zip with these parts; `__` in a name is a slash and `_xml` an extension."""
    uit = io.BytesIO()
    with zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        for naam, inhoud in delen.items():
            zip_.writestr(naam.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), inhoud)
    return uit.getvalue()


def docx(**meer: bytes) -> bytes:
    """A small document of Word."""
    uit = io.BytesIO()
    zonder = io.BytesIO(archief(word__document_xml=b"<w:document/>", **meer))
    with zipfile.ZipFile(zonder) as bron, zipfile.ZipFile(uit, "w", zipfile.ZIP_DEFLATED) as zip_:
        zip_.writestr("[Content_Types].xml", TYPES)
        for naam in bron.namelist():
            zip_.writestr(naam, bron.read(naam))
    return uit.getvalue()


def odt(**meer: bytes) -> bytes:
    """A small OpenDocument text."""
    return archief(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<office/>", **meer)


def lying_zip() -> bytes:
    """A docx of which one part says that it is small and is not: its sizes in both headers are changed."""
    echt, gezegd = struct.pack("<I", 5_000_000), struct.pack("<I", 100)
    return docx(word__groot_xml=b"\0" * 5_000_000).replace(echt, gezegd)
