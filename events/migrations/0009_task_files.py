"""Which files belong to a task, and what did a day cost by the hand of who closed it?"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import partners.models.fields


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0008_concept_format"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TaskFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", partners.models.fields.Line(max_length=120, verbose_name="name of the file")),
                (
                    "stored",
                    models.CharField(
                        editable=False, max_length=32, unique=True, verbose_name="name in the storage"
                    ),
                ),
                ("size", models.PositiveIntegerField(verbose_name="size in bytes")),
                ("sha256", models.CharField(max_length=64, verbose_name="digest of the file")),
                ("content_type", models.CharField(max_length=100, verbose_name="file type")),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, editable=False, verbose_name="added"
                    ),
                ),
                (
                    "task",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="files",
                        to="events.task",
                        verbose_name="task",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who added it",
                    ),
                ),
            ],
            options={
                "verbose_name": "file of a task",
                "verbose_name_plural": "files of tasks",
                "constraints": [
                    models.UniqueConstraint(fields=("task", "sha256"), name="file_once_at_a_task"),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0)), name="file_of_task_is_not_empty"
                    ),
                ],
            },
        ),
        *(
            migrations.AddField(
                model_name="closing",
                name=name,
                field=models.DecimalField(
                    blank=True,
                    decimal_places=2,
                    max_digits=9,
                    null=True,
                    validators=[django.core.validators.MinValueValidator(0)],
                    verbose_name=words,
                ),
            )
            for name, words in (
                ("costs", "costs in all, euros"),
                ("own_costs", "own share of the costs, euros"),
            )
        ),
    ]
