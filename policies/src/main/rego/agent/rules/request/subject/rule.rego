# METADATA
# scope: package
# title: The host says for whom the agent acts
# custom:
#   codes: [request.subject_missing]
package agent.rules.request.subject

import future.keywords.not

deny contains {"code": "request.subject_missing"} if not named

named if {
	is_string(input.subject.id)
	input.subject.id != ""
	is_array(input.subject.roles)
}
