"""The public face: what other packages may use, and no more."""

from portal.outbound import fouten, service
from portal.outbound.fouten import BronFout


def test_the_face_is_sorted_and_complete() -> None:
    assert service.__all__ == sorted(service.__all__)
    assert all(hasattr(service, name) for name in service.__all__)


def test_the_drawn_tree_is_the_tree() -> None:
    drawn = fouten.__doc__ or ""
    for kind in BronFout.__subclasses__():
        assert f"── {kind.__name__} " in drawn
        assert kind.__name__ in service.__all__
