# METADATA
# scope: package
# title: It is said whether the user's words were read
# description: |
#   Where they were not, the rules of provenance are silent, so that nobody may forget to say it: a request that tells whether
#   its tool was inferred, or how often it was asked for, tells this as well.
# custom:
#   codes: [request.task_malformed]
package agent.rules.request.task

import future.keywords.not

import data.agent.firewall.call

deny contains {"code": "request.task_malformed"} if {
	call.judged
	not told
}

told if is_boolean(input.task.read)

# As requests were before there were tracers.
told if {
	is_object(input.task)
	object.get(input.task, "read", "untold") == "untold"
	object.get(input.action, "inferred", "untold") == "untold"
	object.get(input.action, "repeat", "untold") == "untold"
}
