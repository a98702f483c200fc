"""One row in the system of record by which a copy knows whose copy it is."""

from django.db import models


class Epoch(models.Model):
    """A random mark, made when a copy is first built. A copy with another mark belongs to other records."""

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = verbose_name_plural = "列存副本标记"
