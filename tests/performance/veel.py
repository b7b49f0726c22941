"""Many pages: `python -m tests.performance.veel AANTAL` fills the catalogue up to so many; 0 takes them away again.

Rows only, copied from the shortest product there is: no search documents, no revisions.
"""

import json
import sys
from typing import Any

_MERK = "proefproduct-"
# The place of a page in the tree: four letters of 36 each, of which the first thousands are for real pages.
_LETTERS, _BEGIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 36**3
_PLAATS = " || ".join(f"substr('{_LETTERS}', ((n / {36**macht}) % 36 + 1)::int, 1)" for macht in (3, 2, 1, 0))
# What differs from the page that is copied.
_ANDERS = {
    "path": f"left(path, length(path) - 4) || {_PLAATS}",
    "slug": f"'{_MERK}' || n",
    "title": "'Proefproduct ' || n",
    "draft_title": "'Proefproduct ' || n",
    "url_path": f"regexp_replace(url_path, '[^/]+/$', '') || '{_MERK}' || n || '/'",
    "translation_key": "gen_random_uuid()",
    "latest_revision_id": "NULL",
    "live_revision_id": "NULL",
}


def fill(aantal: int) -> dict[str, int]:
    """Make or take away pages; gives how many products there are."""
    import django

    django.setup()
    from django.db import connection

    from cms.producten.models import ProductPagina

    with connection.cursor() as cursor:
        if aantal:
            _copy(cursor, ProductPagina, aantal - ProductPagina.objects.count())
        else:
            cursor.execute(
                "DELETE FROM producten_productpagina USING wagtailcore_page p "
                f"WHERE p.id = page_ptr_id AND p.slug LIKE '{_MERK}%'"
            )
            cursor.execute(f"DELETE FROM wagtailcore_page WHERE slug LIKE '{_MERK}%'")
        cursor.execute("VACUUM ANALYZE wagtailcore_page, producten_productpagina")
    return {"producten": ProductPagina.objects.count()}


def _copy(cursor: Any, model: Any, erbij: int) -> None:
    """Copy the rows of both tables; nothing when there are enough."""
    kortste = model.objects.extra(select={"lang": "length(wat::text) + length(stappen::text)"}).order_by("lang")
    bron = kortste.values_list("pk", flat=True)[0]
    van = _BEGIN + model.objects.filter(slug__startswith=_MERK).count()
    basis = _columns(model.page_ptr.field.related_model, "id")
    cursor.execute(
        f"INSERT INTO wagtailcore_page ({', '.join(basis)}) SELECT {', '.join(_ANDERS.get(k, k) for k in basis)} "
        f"FROM wagtailcore_page, generate_series({van}, {van + erbij - 1}) n WHERE id = {bron}"
    )
    eigen = _columns(model, "page_ptr_id")
    cursor.execute(
        f"INSERT INTO producten_productpagina (page_ptr_id, {', '.join(eigen)}) "
        f"SELECT p.id, {', '.join(f't.{kolom}' for kolom in eigen)} FROM producten_productpagina t, wagtailcore_page p "
        f"WHERE t.page_ptr_id = {bron} AND p.slug LIKE '{_MERK}%' "
        "AND NOT EXISTS (SELECT 1 FROM producten_productpagina b WHERE b.page_ptr_id = p.id)"
    )


def _columns(model: Any, sleutel: str) -> list[str]:
    return [veld.column for veld in model._meta.local_concrete_fields if veld.column != sleutel]


if __name__ == "__main__":
    print(json.dumps(fill(int(sys.argv[1]))))
