"""How is a logo kept that a partner gave through its link and nobody of the network has taken into use?"""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0009_digest"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="given_for",
            field=models.CharField(
                blank=True,
                default="",
                editable=False,
                max_length=80,
                verbose_name="given through the link of",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("given_for", ""),
                    models.Q(("organisation__isnull", False), ("use", "logo")),
                    _connector="OR",
                ),
                name="given_picture_is_a_partners_logo",
            ),
        ),
        migrations.AddConstraint(
            model_name="picture",
            constraint=models.UniqueConstraint(
                condition=models.Q(("given_for", ""), _negated=True),
                fields=("given_for",),
                name="one_given_logo_of_a_link",
            ),
        ),
    ]
