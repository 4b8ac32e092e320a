package agent.rules.models.load_test

import data.agent.rules.models.load
import data.agent.testing_test as requests

verified := {{"code": "models.verified"}}

malformed := {{"code": "models.malformed"}}

last_good := {{"code": "models.last_good"}}

older := requests.changed(requests.changed(requests.model, "/artifact/expected", "sha256:55"), "/artifact/last_good", true)

test_the_pinned_model_is_permitted if {
	load.permit == verified with input as requests.model
	load.deny == set() with input as requests.model
}

test_the_last_good_model_serves_only_where_it_is_listed if {
	load.permit == set() with input as older
	load.deny == last_good with input as older
	load.permit == last_good with input as older with data.settings.models.last_good as {"guard": true}
	load.deny == set() with input as older with data.settings.models.last_good as {"guard": true}
	load.deny == last_good with input as older with data.settings.models.last_good as {"other": true}
	load.deny == last_good with input as older with data.settings.models.last_good as {"guard": "yes"}
	load.deny == last_good with input as older with data.settings.models as {}
}

test_facts_that_disagree_are_denied if {
	every request in [
		requests.changed(requests.model, "/artifact/last_good", true),
		requests.changed(requests.model, "/artifact/last_good", null),
		requests.changed(requests.model, "/artifact/expected", "sha256:55"),
		requests.changed(requests.model, "/artifact/digest", "md5:55"),
		requests.changed(requests.model, "/artifact/name", ""),
		requests.changed(requests.model, "/model/artifact", null),
		requests.without(requests.model, "/artifact/digest"),
		requests.without(requests.model, "/artifact/last_good"),
		requests.without(requests.model, "/artifact"),
	] {
		malformed & load.deny == malformed with input as request
		load.permit == set() with input as request
	}
}

test_other_places_are_not_judged if {
	load.permit == set() with input as requests.mail
	load.deny == set() with input as requests.mail
}
