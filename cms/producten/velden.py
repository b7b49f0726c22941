"""Model fields that Django does not have."""

from typing import Any

from django import forms
from django.contrib.postgres.fields import ArrayField


class MeerkeuzeField(ArrayField):  # type: ignore[type-arg]
    """Several of a fixed set of choices, edited as check boxes."""

    def formfield(self, **kwargs: Any) -> forms.Field | None:  # noqa: ANN401 - the signature of Django
        """Check boxes with the choices of the base field."""
        defaults = {
            "choices": self.base_field.choices,
            "form_class": forms.MultipleChoiceField,
            "widget": forms.CheckboxSelectMultiple,
        }
        # ArrayField's own form field takes other arguments, so its parent's is used.
        return super(ArrayField, self).formfield(**(defaults | kwargs))
