"""Addresses of stewardship: data quality of a register, campaigns, data rules."""

from django.urls import path

from reeve.stewardship import campaign_pages, owner_pages, quality_pages, rule_pages

app_name = "stewardship"
urlpatterns = [
    path("data-quality/", quality_pages.index, name="index"),
    path("o/<slug:organisation>/<str:register>/data-quality/", quality_pages.quality, name="quality"),
    path("o/<slug:organisation>/<str:register>/start-campaign/", campaign_pages.start, name="start"),
    path("o/<slug:organisation>/<str:register>/add-rule/", rule_pages.add, name="add_rule"),
    path("campaigns/<int:campaign>/", campaign_pages.campaign, name="campaign"),
    path("campaigns/<int:campaign>/chase.csv", campaign_pages.chase, name="chase"),
    path("campaigns/<int:campaign>/remind/", campaign_pages.remind, name="remind"),
    path("campaigns/<int:campaign>/end/", campaign_pages.end, name="end"),
    path("campaigns/<int:campaign>/mine/", owner_pages.mine, name="mine"),
    path("campaigns/<int:campaign>/delegate/", owner_pages.delegate, name="delegate"),
    path("data-rules/<int:rule>/", rule_pages.rule, name="rule"),
    path("data-rules/<int:rule>/end/", rule_pages.end, name="end_rule"),
]
