# METADATA
# scope: package
# title: A model is used when it is the one that was pinned
# description: |
#   The firewall asks only about bytes that it has proven. In place of a model that failed to verify the last good one may serve, where
#   the settings list its name.
# custom:
#   codes: [models.verified, models.last_good, models.malformed]
package agent.rules.models.load

import future.keywords.not

import data.settings

permit contains {"code": "models.verified"} if {
	judged
	sound
	expected
}

permit contains {"code": "models.last_good"} if {
	judged
	sound
	last_good
	listed
}

deny contains {"code": "models.malformed"} if {
	judged
	not sound
}

deny contains {"code": "models.last_good"} if {
	judged
	not expected
	not listed
}

judged if input.checkpoint == "artifact_load"

sound if {
	is_string(input.artifact.name)
	input.artifact.name != ""
	startswith(input.artifact.digest, "sha256:")
	startswith(input.artifact.expected, "sha256:")
	input.model.artifact == input.artifact.digest
	agreed
}

agreed if {
	expected
	input.artifact.digest == input.artifact.expected
}

agreed if {
	last_good
	input.artifact.digest != input.artifact.expected
}

expected if input.artifact.last_good == false

last_good if input.artifact.last_good == true

listed if settings.models.last_good[input.artifact.name] == true
