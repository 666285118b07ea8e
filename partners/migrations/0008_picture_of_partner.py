"""How does a logo become a partner's own?"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("partners", "0007_pictures"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="logos",
                to="partners.organisation",
                verbose_name="only in what this partner publishes",
            ),
        ),
    ]
