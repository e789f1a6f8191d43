using Oceanid.Infrastructure.Apps;

return await Pulumi.Deployment.RunAsync(AppsProgram.Define);
